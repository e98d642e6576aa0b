// A comparison written in one line for people and tests: {-deleted-}{+inserted+}, {~look: words~}, footnotes as {note: …}.
import type { Piece } from '../../../shared/compare/comparison.ts';
import { lineText } from '../../../shared/compare/runs.ts';

export const marked = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      switch (piece.kind) {
        case 'same':
          return lineText(piece.after);
        case 'deleted':
          return `{-${lineText(piece.before)}-}`;
        case 'inserted':
          return `{+${lineText(piece.after)}+}`;
        case 'relooked':
          return `{~${piece.looks.join(' ')}: ${lineText(piece.after)}~}`;
        case 'note':
          return `{note: ${marked(piece.text.pieces)}}`;
      }
    })
    .join('');
