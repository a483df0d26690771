import { z } from 'zod';
import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';
import { takeFile } from './sandbox/files.ts';
import { operations } from './sandbox/operations.ts';
import { failed, WORKSPACE, type Board, type Item, type Monday } from './sandbox/state.ts';

const request = z.object({
  query: z.string(),
  variables: z.unknown(),
  operationName: z.string(),
});

const BOARD = '1200000001';
const TEMPLATE = '1400000001';

export const mondaySandbox = defineSandbox<Monday>({
  tool: 'monday',
  connection: { token: 'eyJ-sandbox-monday', settings: { workspaceId: WORKSPACE } },
  refuse: () => reply(401, { errors: ['Not Authenticated'] }),
  initial: () => ({
    users: {
      50000001: 'anna@maschinenraum.example',
      50000002: 'carla@maschinenraum.example',
      50000003: 'otto@maschinenraum.example',
      50000004: 'lea@maschinenraum.example',
    },
    boards: {
      [BOARD]: board(BOARD, 'de_leads_prozess-plattform_202603'),
      [TEMPLATE]: board(TEMPLATE, 'Campaign'),
    },
    items: {
      1300000001: item('1300000001', BOARD, 'E-mail for de_leads_prozess-plattform_202603'),
      1300000002: item('1300000002', BOARD, 'Pass legal review'),
      1300000003: item('1300000003', TEMPLATE, 'Approve all creative assets'),
      1300000004: item('1300000004', TEMPLATE, 'Launch'),
    },
    updates: {},
    assets: {},
  }),
  routes: {
    'POST /v2/file': takeFile,
    'POST /v2': (asked) => {
      const parsed = request.safeParse(asked.body);
      const operation = operations[parsed.data?.operationName ?? ''];
      if (!parsed.success || operation === undefined || asked.headers['api-version'] === undefined) {
        return failed('BAD_REQUEST', 400, 'Unknown operation');
      }
      return operation(parsed.data.variables, asked);
    },
  },
});

function board(id: string, name: string): Board {
  return {
    id,
    name,
    description: null,
    kind: 'public',
    workspace: WORKSPACE,
    columns: [
      { id: 'name', title: 'Name', type: 'name' },
      { id: 'project_owner', title: 'Owner', type: 'people' },
      { id: 'project_status', title: 'Status', type: 'status' },
      { id: 'project_timeline', title: 'Timeline', type: 'timeline' },
      { id: 'text_mk0', title: 'Product', type: 'text' },
      { id: 'text_mk1', title: 'Reference', type: 'text' },
      { id: 'long_text_mk2', title: 'Notes', type: 'long_text' },
      { id: 'dependent_on', title: 'Dependent on', type: 'dependency' },
      { id: 'file_mk4', title: 'Files', type: 'file' },
    ],
    groups: [
      { id: 'topics', title: 'To do' },
      { id: 'group_mk3', title: 'In review' },
    ],
  };
}

function item(id: string, boardId: string, name: string): Item {
  return { id, name, board: boardId, group: 'topics', values: {} };
}
