import { Command } from 'commander';
import { print, printJson } from '../output.ts';

/** `doctor`: what is missing, and what to do. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('Says what is missing on this machine, and what to do.')
    .option('--json', 'print the findings')
    .addHelpText(
      'after',
      `\nExits 1 when something is missing; what is only a warning can wait.\n\nExample:\n  $ maschinenraum doctor`,
    )
    .action(async ({ json }: { readonly json?: true }) => {
      const { examine } = await import('../doctor/examine.ts');
      const findings = await examine(process.env);
      if (json) printJson(findings);
      else {
        for (const { subject, state, detail, next } of findings) {
          print(`${state.padEnd(7)}  ${subject}: ${detail}${next === undefined ? '' : `\n         ${next}`}`);
        }
      }
      if (findings.some(({ state }) => state === 'missing')) process.exitCode = 1;
    });
