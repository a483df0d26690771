import { Command, Option } from 'commander';
import { note, print, printJson } from '../output.ts';
import { projectFolder } from '../project.ts';
import type { NewConnector } from '../scaffold/connector-files.ts';
import type { NewFiles } from '../scaffold/new-files.ts';

interface Where {
  readonly dir: string;
  readonly json?: true;
}

/** `new`: writes the files of a process, an action, a connector or a policy, which compile and pass their tests as they are. */
export const newCommand = (): Command => {
  const command = new Command('new')
    .description(
      'Writes a new process, action, connector or policy: files that compile and pass, to be changed.',
    )
    .addHelpText(
      'after',
      example(
        'new process fair-stand\n  $ maschinenraum new connector intercom --docs https://… --base-url https://…',
      ),
    );
  command.addCommand(newProcess()).addCommand(newAction()).addCommand(newConnector()).addCommand(newPolicy());
  return command;
};

const newProcess = (): Command =>
  withPlace(
    new Command('process')
      .description('A diagram with a task, its deadline and its decision; schema, form, scenarios and code.')
      .argument('<name>', 'its id, in small letters with hyphens')
      .option('--owner <role>', 'who answers for it, and decides', 'ops'),
  )
    .addHelpText('after', example('new process fair-stand --owner campaign-owner'))
    .action(async (id: string, { owner, ...where }: Where & { readonly owner: string }) => {
      const { processFiles } = await import('../scaffold/process-files.ts');
      const { compileDefinitions, writeGenerated } = await import('../../compiler/definitions.ts');
      const { requireProject } = await import('../scaffold/new-files.ts');
      const dir = requireProject(where.dir);
      await write({ ...where, dir }, processFiles(dir, { id, owner }), async () =>
        writeGenerated((await compileDefinitions(dir, [id])).generated),
      );
      note('next: draw it in the Camunda Modeler, compile, and record its history (npm run histories)');
    });

const newAction = (): Command =>
  withPlace(
    new Command('action')
      .description('An action of a tool that makes one request, its test, and a stand-in in the sandbox.')
      .argument('<name>', 'tool.verbNoun')
      .requiredOption('--request <request>', "its request, 'GET /v1/contacts/{contactId}'"),
  )
    .addHelpText(
      'after',
      example("new action hubspot.archiveContact --request 'DELETE /crm/v3/objects/contacts/{contactId}'"),
    )
    .action(async (name: string, { request, ...where }: Where & { readonly request: string }) => {
      const { actionFiles } = await import('../scaffold/action-files.ts');
      const { requestFrom } = await import('../scaffold/request.ts');
      const { requireProject } = await import('../scaffold/new-files.ts');
      const dir = requireProject(where.dir);
      await write({ ...where, dir }, actionFiles(dir, name, requestFrom(request)), () => writeRegistry(dir));
      note(
        "next: write what it takes and gives, and in the sandbox what the vendor answers, from the vendor's documentation",
      );
    });

const newConnector = (): Command =>
  withPlace(
    new Command('connector')
      .description('A tool with one action and its sandbox.')
      .argument('<name>', 'its id, in small letters with hyphens')
      .requiredOption('--docs <url>', "the vendor's documentation of the API")
      .requiredOption('--base-url <url>', 'address of the API')
      .addOption(new Option('--category <category>', 'what it is for').choices(categories).default('crm'))
      .option('--title <text>', "the tool's name as people say it; default: from its id")
      .option('--purpose <text>', 'what it does for us', 'To be said before it is used.')
      .option('--owner <role>', 'who answers for it', 'ops')
      .option('--api-version <version>', 'version of the API that it speaks', 'v1')
      .option('--region <text>', 'where the vendor processes data', 'not known yet')
      .option('--cost <text>', 'what it costs', 'not known yet'),
  )
    .addHelpText(
      'after',
      example(
        'new connector intercom --category messaging --docs https://developers.intercom.com --base-url https://api.intercom.io',
      ),
    )
    .action(async (id: string, { dir: given, json, ...connector }: Where & Given) => {
      const { connectorFiles } = await import('../scaffold/connector-files.ts');
      const { requireProject } = await import('../scaffold/new-files.ts');
      const dir = requireProject(given);
      const files = connectorFiles(dir, { ...connector, title: connector.title, id });
      await write({ dir, ...(json ? { json } : {}) }, files, () => writeRegistry(dir));
      note(
        'next: read the documentation for limits, rights and data, and correct connector.ts and the README',
      );
    });

const newPolicy = (): Command =>
  withPlace(
    new Command('policy')
      .description('A marketing rule that compile proves, and the page of its error.')
      .argument('<name>', 'its file, in small letters with hyphens')
      .option('--before <action>', 'the action that --task comes before')
      .option('--task <process.task>', 'the task that has to be done first'),
  )
    .addHelpText(
      'after',
      example('new policy go-first --before klaviyo.scheduleCampaign --task launch.decideGo'),
    )
    .action(async (id: string, { before, task, ...where }: Where & Rule) => {
      const { policyFiles } = await import('../scaffold/policy-files.ts');
      const { actionDescriptors } = await import('../../activities/connectors/actions.gen.ts');
      const { requireProject } = await import('../scaffold/new-files.ts');
      const dir = requireProject(where.dir);
      const files = policyFiles(dir, { id, before, task }, Object.keys(actionDescriptors));
      await write({ ...where, dir }, files, async () => []);
      note(
        'next: maschinenraum compile says whether it holds; compiler/policies/testing/removals.ts takes a control away, to see it missed',
      );
    });

interface Rule {
  readonly before?: string;
  readonly task?: string;
}

type Given = Omit<NewConnector, 'id' | 'title'> & { readonly title?: string };

const categories = [
  'crm',
  'marketing-automation',
  'project',
  'advertising',
  'analytics',
  'tag-management',
  'consent',
  'market-research',
  'messaging',
  'website',
  'business-intelligence',
  'experimentation',
] as const satisfies readonly NewConnector['category'][];

function withPlace(command: Command): Command {
  return command
    .option('--dir <folder>', 'folder of the project', projectFolder)
    .option('--json', 'print { written }');
}

/** Writes the files, and what is generated from them. */
async function write(
  { dir, json }: Where,
  files: NewFiles,
  generate: () => Promise<readonly string[]>,
): Promise<void> {
  const { relative } = await import('node:path');
  const { writeNew } = await import('../scaffold/new-files.ts');
  const written = writeNew(dir, files);
  const generated = (await generate()).map((path) => relative(dir, path).replaceAll('\\', '/'));
  if (json) printJson({ written: [...written, ...generated] });
  else for (const path of [...written, ...generated]) print(`wrote ${path}`);
}

/** The generated files of activities/connectors that changed, written. */
async function writeRegistry(dir: string): Promise<readonly string[]> {
  const { join } = await import('node:path');
  const { writeGenerated } = await import('../../compiler/definitions.ts');
  const { generateRegistry } = await import('../../activities/kit/generate.ts');
  const folder = join(dir, 'activities/connectors');
  const sources = await generateRegistry(folder, dir);
  return writeGenerated(new Map([...sources].map(([name, source]) => [join(folder, name), source])));
}

function example(words: string): string {
  return `\nExample:\n  $ maschinenraum ${words}`;
}
