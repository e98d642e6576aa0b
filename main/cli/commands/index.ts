// The list of commands. A new one is a file beside this one, its name in `commandNames`, a line here and its texts.
import type { Command, CommandName } from '../command.ts';
import { compare } from './compare.ts';
import { exportDocument } from './export.ts';
import { history } from './history.ts';
import { importFile } from './import.ts';
import { list } from './list.ts';
import { log } from './log.ts';
import { nameDraft } from './name.ts';
import { newDocument } from './new.ts';
import { original } from './original.ts';
import { outline } from './outline.ts';
import { restore } from './restore.ts';
import { show } from './show.ts';
import { terms } from './terms.ts';
import { tm } from './tm.ts';
import { translate } from './translate.ts';
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
  original,
  compare,
  log,
  history,
  name: nameDraft,
  restore,
  translate,
  tm,
  terms,
  verify,
};
