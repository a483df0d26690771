import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConnectorFolders } from '../../activities/kit/connector-folders.ts';
import { nearest } from '../../compiler/feel/nearest.ts';
import { Failure } from '../failure.ts';
import { actionSource, actionTestSource, sandboxRoutes, stemOf, type NewAction } from './action-source.ts';
import type { NewFiles } from './new-files.ts';
import type { NewRequest } from './request.ts';

const CONNECTORS = 'activities/connectors';

/** All that makes an action, `hubspot.archiveContact`: its file, its test, and its route in the sandbox of the tool. */
export function actionFiles(project: string, name: string, request: NewRequest): NewFiles {
  const action = { ...actionName(project, name), request };
  const { tool, verb } = action;
  const stem = `${CONNECTORS}/${tool}/actions/${stemOf(verb)}`;
  const sandbox = `${CONNECTORS}/${tool}/sandbox.ts`;
  const withRoutes = sandboxWith(readFileSync(join(project, sandbox), 'utf8'), action);
  return {
    created: {
      [`${stem}.ts`]: actionSource(action),
      [`${stem}.test.ts`]: actionTestSource(action),
    },
    changed: { [sandbox]: withRoutes },
  };
}

function actionName(project: string, name: string): { readonly tool: string; readonly verb: string } {
  const [, tool = '', verb = ''] = /^([a-z][a-z0-9-]*)\.([a-z]+(?:[A-Z][a-z0-9]*)+)$/.exec(name) ?? [];
  if (tool === '') {
    throw new Failure(
      'CLI_NEW_NAME',
      `${JSON.stringify(name)} cannot be the name of an action`,
      'the tool, a dot, a verb and a noun: hubspot.archiveContact',
    );
  }
  const tools = readConnectorFolders(join(project, CONNECTORS)).map(({ id }) => id);
  if (!tools.includes(tool)) {
    const meant = nearest(tool, tools);
    throw new Failure(
      'CLI_NEW_NAME',
      `there is no tool ${tool}; there are ${tools.join(', ')}`,
      meant === undefined ? `make it first: maschinenraum new connector ${tool}` : `did you mean ${meant}?`,
    );
  }
  if (existsSync(join(project, CONNECTORS, tool, 'actions', `${stemOf(verb)}.ts`)))
    throw new Failure('CLI_NEW_EXISTS', `the action ${name} is there already`);
  return { tool, verb };
}

/** The sandbox with the routes at the end of its own: the first that matches answers. */
function sandboxWith(source: string, action: NewAction): string {
  const routes = sandboxRoutes(action);
  const known = new Set(
    [...source.matchAll(/^ {4}'([A-Z]+ \/[^']*)':/gm)].map(([, key = '']) => shapeOf(key)),
  );
  const answered = Object.keys(routes).find((key) => known.has(shapeOf(key)));
  if (answered !== undefined) {
    throw new Failure(
      'CLI_NEW_EXISTS',
      `the sandbox of ${action.tool} answers ${answered} already`,
      'an action that makes this request is there to be read: write yours after it, its sandbox has what it needs',
    );
  }
  const [, before, after] = /^([^]*?^ {2}routes: \{\n[^]*?)(^ {2}\},\n[^]*)$/m.exec(source) ?? [];
  if (before === undefined || after === undefined) {
    throw new Failure('CLI_NEW_UNFIT', `the sandbox of ${action.tool} does not list its routes as others do`);
  }
  const lines = Object.entries(routes).map(([key, route]) => `    '${key}': ${route},\n`);
  return `${before}    // Made up: write here what the vendor answers, and keep what it would keep.\n${lines.join('')}${after}`;
}

function shapeOf(key: string): string {
  return key.replaceAll(/\{[^}]*\}/g, '{}');
}
