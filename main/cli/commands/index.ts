// The list of commands. A new one is a file beside this one, its name in `commandNames`, a line here and its texts.
import type { Command, CommandName } from '../command.ts';
import { exportDocument } from './export.ts';
import { importFile } from './import.ts';
import { list } from './list.ts';
import { newDocument } from './new.ts';
import { outline } from './outline.ts';
import { show } from './show.ts';
import { templates } from './templates.ts';
import { verify } from './verify.ts';

export const commands: Readonly<Record<CommandName, Command>> = {
  templates,
  new: newDocument,
  import: importFile,
  list,
  outline,
  show,
  export: exportDocument,
  verify,
};
