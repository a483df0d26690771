import { Command } from 'commander';
import type { Connector } from '../../activities/kit/activities.ts';
import { makeFolder, note, printJson, writeText } from '../output.ts';
import { version } from '../version.ts';

interface TemplatesOptions {
  readonly out?: string;
}

/** `templates`: what Camunda Modeler offers for each action. */
export const templatesCommand = (): Command =>
  new Command('templates')
    .description('Writes element templates for Camunda Modeler: one for each action, with its fields.')
    .option('--out <dir>', 'write a file for each tool into this folder; without it all are printed as JSON')
    .addHelpText(
      'after',
      `
The modeler looks for them in .camunda/element-templates, in the folder of the diagram or any above it.

Example:
  $ maschinenraum templates --out .camunda/element-templates`,
    )
    .action(async ({ out }: TemplatesOptions) => {
      const { connectors } = await import('../../activities/connectors/index.gen.ts');
      const { elementTemplateOf } = await import('../templates/element-template.ts');
      const { join } = await import('node:path');
      const byTool = Object.values<Connector>(connectors).map(({ tool, actions }) => ({
        tool: tool.id,
        templates: Object.values(actions).map((action) => elementTemplateOf(action, version)),
      }));
      if (out === undefined) return printJson(byTool.flatMap(({ templates }) => templates));
      makeFolder(out);
      for (const { tool, templates } of byTool) {
        const file = join(out, `${tool}.json`);
        writeText(file, `${JSON.stringify(templates, undefined, 2)}\n`);
        note(`wrote ${file}`);
      }
    });
