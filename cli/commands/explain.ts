import { Command } from 'commander';
import { nearest } from '../../compiler/feel/nearest.ts';
import { errorPage, explainedCodes } from '../error-page.ts';
import { Failure } from '../failure.ts';
import { print, printJson } from '../output.ts';
import { plainText } from '../plain-text.ts';

interface ExplainOptions {
  readonly json?: true;
}

/** `explain`: the page of an error, at the terminal. */
export const explainCommand = (): Command =>
  new Command('explain')
    .description('Explains an error or a warning: what it says, why, and what to do about it.')
    .argument('[code]', 'the code, as the message has it; without it all codes are listed')
    .option('--json', 'print { code, message, why, whatToDo, markdown }')
    .addHelpText(
      'after',
      `
The same stands in docs/errors/CODE.md.

Example:
  $ maschinenraum explain VARIABLE_UNKNOWN`,
    )
    .action((given: string | undefined, { json }: ExplainOptions) => {
      if (given === undefined) return listAll(json === true);
      // As one says it: variable-unknown, docs/errors/VARIABLE_UNKNOWN.md.
      const code = given
        .replace(/^.*[\\/]/, '')
        .replace(/\.md$/, '')
        .replaceAll(/[-\s]/g, '_')
        .toUpperCase();
      const page = errorPage(code);
      if (page === undefined) throw unknownCode(given, code);
      if (json) {
        const { markdown, ...parts } = page;
        printJson({ ...parts, markdown });
      } else print(plainText(page.markdown));
    });

/** Every code with what one reads there, in one line. */
function listAll(json: boolean): void {
  const pages = explainedCodes().map((code) => ({ code, message: errorPage(code)?.message }));
  if (json) return printJson(pages);
  const width = Math.max(...pages.map(({ code }) => code.length));
  for (const { code, message = '' } of pages)
    print(`${code.padEnd(width)}  ${plainText(message).split('\n')[0] ?? ''}`.trimEnd());
}

function unknownCode(given: string, code: string): Failure {
  const codes = explainedCodes();
  const alike = code.length < 4 ? [] : codes.filter((one) => one.includes(code));
  const meant = alike.length > 0 ? alike.join(', ') : nearest(code, codes);
  return new Failure(
    'CLI_CODE_UNKNOWN',
    `there is no code ${given}`,
    meant === undefined ? undefined : `did you mean ${meant}?`,
  );
}
