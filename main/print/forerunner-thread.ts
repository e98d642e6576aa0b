// The thread of the forerunner: sets the later part of each document it is given, and keeps nothing but what compilers remember.
import { parentPort } from 'node:worker_threads';
import { CompilerFailure, type TypstFiles } from './engine.ts';
import { filesOfLaterText } from './forerunner.ts';
import { inWorkspace, nativeCompiler } from './native-compiler.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a thread');

const { hold, compile } = nativeCompiler();

port.on('message', (files: TypstFiles) => {
  try {
    hold(filesOfLaterText(files));
    compile({ mainFilePath: inWorkspace(files.main) });
  } catch (error) {
    // A reference may lead to a text that was left out. What was set until then is remembered.
    if (!(error instanceof CompilerFailure)) throw error;
  }
  port.postMessage(null);
});
