// Reads a command line, runs the command, and says what went wrong in one sentence.
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/language/language.ts';
import { errorText, translator, type Translate } from '../../shared/language/messages.ts';
import { defaultLibraryFolder } from '../storage/folder.ts';
import { commandNames, type Command, type CommandName, type Options } from './command.ts';
import { commands } from './commands/index.ts';
import { printable, table } from './lines.ts';

export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly columns: number;
  /** Folder from which relative paths count. */
  readonly folder: string;
  readonly version: string;
  readonly language: Language;
  readonly interrupted: AbortSignal;
}

/** 0: done. 1: could not be done. 2: wrong use. */
export type ExitCode = 0 | 1 | 2;

const everywhere = { library: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const satisfies Options;

const isCommand = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name);

const isWord = (text: string | boolean | undefined): text is string => typeof text === 'string';

/** What stands behind the options whose name does not say it. */
const valueNames: Readonly<Record<string, string>> = { library: 'folder', lang: 'language', as: 'template', to: 'file', from: 'language', note: 'text', author: 'name', section: 'heading', paragraph: 'number', into: 'document', delegation: 'name' };

/** How an option is written, with what stands behind it. */
const written = (name: string, options: Options, values: Command['values'] = {}): string => (options[name]?.type === 'string' ? `--${name} <${values[name] ?? valueNames[name] ?? name}>` : `--${name}`);

/** The words that a command needs, and those it can do without. */
const wordsOf = ({ words, optional = 0 }: Command): string[] => words.map((word, index) => (index < words.length - optional ? `<${word}>` : `[<${word}>]`));

const usageOf = (name: CommandName, command: Command): string =>
  ['rapporteur', name, ...wordsOf(command), ...Object.keys(command.options).map((option) => `[${written(option, command.options, command.values)}]`)].join(' ');

const helpOfAll = (t: Translate): string => {
  const rows = commandNames.map((name) => [`  ${name} ${wordsOf(commands[name]).join(' ')}`.trimEnd(), t(`cli:command.${name}`)]);
  const options = Object.keys(everywhere).map((name) => [`  ${written(name, everywhere)}`, t(`cli:option.${name as keyof typeof everywhere}`)]);
  return `${t('cli:usage')} rapporteur <command>\n\n${table(rows)}\n${t('cli:everywhere')}\n${table(options)}\n${t('cli:document')}\n`;
};

const helpOf = (name: CommandName, t: Translate): string => {
  const command = commands[name];
  const all = { ...command.options, ...everywhere };
  const rows = Object.keys(all).map((option) => {
    const own = `cli:option.${option}` as 'cli:option.json';
    return [`  ${written(option, all, command.values)}`, t(own)];
  });
  const document = command.words.includes('document') ? `\n${t('cli:document')}\n` : '';
  return `${t('cli:usage')} ${usageOf(name, command)}\n\n${t(`cli:command.${name}`)}\n\n${table(rows)}${document}`;
};

/** What is wrong with a command line, in words. */
const problemOf = (error: unknown, t: Translate): string => {
  const text = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' <]*)[^']*'/.exec(text)?.[1] ?? '';
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return t('cli:problem.unknownOption', { option });
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return t('cli:problem.optionValue', { option });
  return text.split('\n')[0] ?? text;
};

export const run = async (args: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  const t = translator(terminal.language);
  const say = (error: AppError, code: ExitCode): ExitCode => {
    terminal.error(`${errorText(error, terminal.language)}\n`);
    return code;
  };
  const misused = (problem: string, command: string): ExitCode => say({ code: 'usage.wrong', params: { problem, command: `rapporteur ${command}`.trimEnd() } }, 2);

  const [name = '', ...rest] = args;
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    (name === '' ? terminal.error : terminal.out)(helpOfAll(t));
    return name === '' ? 2 : 0;
  }
  if (name === '--version') {
    terminal.out(`${terminal.version}\n`);
    return 0;
  }
  if (!isCommand(name)) return misused(t('cli:problem.unknownCommand', { command: name }), '');
  const command = commands[name];

  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...rest], options: { ...command.options, ...everywhere }, allowPositionals: true, strict: true });
  } catch (error) {
    return misused(problemOf(error, t), name);
  }
  const { values, positionals } = parsed;
  if (values['help'] === true) {
    terminal.out(helpOf(name, t));
    return 0;
  }
  if (positionals.length < command.words.length - (command.optional ?? 0)) {
    return misused(t('cli:problem.missingWord', { word: `<${command.words[positionals.length] ?? ''}>` }), name);
  }
  const extra = positionals[command.words.length];
  if (extra !== undefined) return misused(t('cli:problem.extraWord', { word: extra }), name);
  const library = values['library'];
  if (library === '') return misused(t('cli:problem.optionValue', { option: '--library' }), name);

  const outcome = await command.run({
    words: positionals,
    values,
    text: (option) => {
      const value = values[option];
      return isWord(value as string | boolean | undefined) ? (value as string) : null;
    },
    json: values['json'] === true,
    folder: terminal.folder,
    libraryFolder: typeof library === 'string' ? (isAbsolute(library) ? library : resolve(terminal.folder, library)) : defaultLibraryFolder(),
    version: terminal.version,
    language: terminal.language,
    t,
    width: terminal.columns,
    print: terminal.out,
    warn: (line) => terminal.error(`${printable(line)}\n`),
    interrupted: terminal.interrupted,
  });
  if (outcome.ok) return 0;
  return outcome.failure === null ? 1 : say(outcome.failure.error, outcome.failure.usage ? 2 : 1);
};
