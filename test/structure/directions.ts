/** What the code of a top-level folder may import (DESIGN.md, 2): whole folders, or single files in them. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  activities: ['engine/personal-data.ts', 'engine/time/duration.ts'],
  vault: ['engine/personal-data.ts'],
  // What is generated from the connectors is pure data, as is the list of what can go wrong with them.
  compiler: [
    'engine',
    'activities/connectors/actions.gen.ts',
    'activities/connectors/schemas.gen.ts',
    'activities/connectors/tools.gen.ts',
    'activities/kit/tool-errors.ts',
  ],
  definitions: ['engine'],
  // The catalogue of actions is pure data; everything else of activities would pull HTTP into the sandbox.
  workflows: ['engine', 'definitions', 'activities/connectors/actions.gen.ts'],
  worker: ['engine', 'definitions', 'workflows', 'activities', 'vault', 'api', 'scripts'],
  api: ['engine', 'definitions', 'workflows', 'activities', 'vault'],
  audit: ['engine', 'compiler', 'workflows', 'worker'],
  web: [],
  cli: [
    'engine',
    'compiler',
    'definitions',
    'workflows',
    'worker',
    'activities',
    'vault',
    'api',
    'audit',
    'web',
    'scripts',
  ],
  bench: [
    'engine',
    'compiler',
    'definitions',
    'workflows',
    'worker',
    'activities',
    'vault',
    'api',
    'audit',
    'cli',
    'scripts',
  ],
  scripts: [],
};

/** What it may import the types of besides: those leave nothing behind in what runs. */
export const mayImportTypesOf: Readonly<Record<string, readonly string[]>> = {
  compiler: ['definitions'],
  definitions: ['activities', 'compiler'],
  workflows: ['activities'],
  vault: ['activities'],
  api: ['worker'],
  web: ['api'],
};
