import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';
import { areaOf, kept, letterOf, turned, valuesIn, write, type Area, type Sheet } from './sandbox/cells.ts';

interface Sheets {
  readonly spreadsheets: Record<string, { readonly title: string; readonly sheets: Record<string, Sheet> }>;
}

const value = z.union([z.string().max(50_000), z.number(), z.boolean(), z.null()]);
const rows = z.object({ values: z.array(z.array(value)).min(1) });
const inputOption = z.enum(['RAW', 'USER_ENTERED']);
const batch = z.object({
  valueInputOption: inputOption,
  data: z.array(z.object({ range: z.string(), values: z.tuple([z.tuple([value])]) })),
});
const changes = z.object({
  requests: z.tuple([
    z.object({
      addSheet: z.object({
        properties: z.object({
          sheetId: z.int().min(0).lt(2_147_483_648),
          title: z.string().min(1),
          gridProperties: z.object({ rowCount: z.int(), columnCount: z.int(), frozenRowCount: z.int() }),
        }),
      }),
    }),
    z.object({
      updateCells: z.object({
        start: z.object({ sheetId: z.int(), rowIndex: z.literal(0), columnIndex: z.literal(0) }),
        rows: z.tuple([
          z.object({
            values: z.array(z.object({ userEnteredValue: z.object({ stringValue: z.string() }) })),
          }),
        ]),
        fields: z.literal('userEnteredValue'),
      }),
    }),
  ]),
});

export const googleSheetsSandbox = defineSandbox<Sheets>({
  tool: 'google-sheets',
  connection: { token: 'ya29.sandbox-google-sheets' },
  refuse: () => failed(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.'),
  unknown: () => failed(404, 'NOT_FOUND', 'Method not found.'),
  initial: () => ({
    spreadsheets: {
      '1sandboxCampaignResults': {
        title: 'Campaign results',
        sheets: {
          Results: {
            sheetId: 0,
            rows: [
              ['Campaign', 'Channel', 'Leads', 'Reached', 'Reference'],
              ['de_leads_prozess-plattform_202603', 'google-ads', 38, true],
              ['de_leads_prozess-plattform_202603', 'klaviyo', 21, false],
            ],
          },
        },
      },
    },
  }),
  routes: {
    'GET /v4/spreadsheets/{spreadsheet}': ({ params, query, state }) => {
      const found = state.spreadsheets[params['spreadsheet'] ?? ''];
      if (found === undefined) return missing();
      if (query.get('fields') !== 'sheets.properties.sheetId') {
        return failed(400, 'INVALID_ARGUMENT', 'Invalid field selection.');
      }
      // As JSON of protocol buffers does, zeros are left out.
      const shown = Object.values(found.sheets).map(({ sheetId }) => ({
        properties: sheetId === 0 ? {} : { sheetId },
      }));
      return reply(200, { sheets: shown });
    },
    'POST /v4/spreadsheets/{spreadsheet}:batchUpdate': ({ params, body, state }) => {
      const id = params['spreadsheet'] ?? '';
      const found = state.spreadsheets[id];
      const parsed = changes.safeParse(body);
      if (found === undefined) return missing();
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT', 'Invalid requests.');
      const [{ addSheet }, { updateCells }] = parsed.data.requests;
      const { properties } = addSheet;
      const taken = Object.values(found.sheets).some(({ sheetId }) => sheetId === properties.sheetId);
      if (taken || found.sheets[properties.title] !== undefined) {
        return failed(400, 'INVALID_ARGUMENT', 'A sheet with the name or id already exists.');
      }
      if (updateCells.start.sheetId !== properties.sheetId) {
        return failed(400, 'INVALID_ARGUMENT', 'No grid with that id.');
      }
      const titles = updateCells.rows[0].values.map((cell) => cell.userEnteredValue.stringValue);
      found.sheets[properties.title] = { sheetId: properties.sheetId, rows: [titles] };
      return reply(200, { spreadsheetId: id, replies: [{ addSheet: { properties } }, {}] });
    },
    'POST /v4/spreadsheets/{spreadsheet}/values:batchUpdate': ({ params, body, state }) => {
      const id = params['spreadsheet'] ?? '';
      const parsed = batch.safeParse(body);
      if (state.spreadsheets[id] === undefined) return missing();
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT', 'Invalid data.');
      const places = parsed.data.data.map(({ range }) => placeOf(state, id, range));
      if (places.includes(undefined)) return badRange();
      for (const [index, place] of places.entries()) {
        const cell = parsed.data.data[index]?.values[0][0] ?? null;
        const { rows: at, columns } = place?.area ?? { rows: [0], columns: [0] };
        if (place !== undefined) {
          write(place.sheet, at[0], columns[0], kept(cell, parsed.data.valueInputOption));
        }
      }
      return reply(200, { spreadsheetId: id, totalUpdatedCells: places.length });
    },
    'GET /v4/spreadsheets/{spreadsheet}/values/{range}': ({ params, query, state }) => {
      const id = params['spreadsheet'] ?? '';
      if (state.spreadsheets[id] === undefined) return missing();
      const place = placeOf(state, id, params['range'] ?? '');
      if (place === undefined) return badRange();
      const byRows = valuesIn(place.sheet, place.area, query.get('valueRenderOption') === 'FORMATTED_VALUE');
      const majorDimension = query.get('majorDimension') ?? 'ROWS';
      const values = majorDimension === 'COLUMNS' ? turned(byRows) : byRows;
      return reply(200, {
        range: params['range'],
        majorDimension,
        ...(values.length > 0 ? { values } : {}),
      });
    },
    'POST /v4/spreadsheets/{spreadsheet}/values/{range}:append': ({ params, query, body, state }) => {
      const id = params['spreadsheet'] ?? '';
      const parsed = rows.safeParse(body);
      const option = inputOption.safeParse(query.get('valueInputOption'));
      if (state.spreadsheets[id] === undefined) return missing();
      const place = placeOf(state, id, params['range'] ?? '');
      if (place === undefined) return badRange();
      if (!parsed.success || !option.success) return failed(400, 'INVALID_ARGUMENT', 'Invalid values.');
      const first = place.sheet.rows.length + 1;
      const { values } = parsed.data;
      const added = values.map((row) => row.map((cell) => kept(cell, option.data)));
      place.sheet.rows.push(...added);
      const width = Math.max(...values.map((row) => row.length));
      return reply(200, {
        spreadsheetId: id,
        tableRange: `${place.area.sheet}!A1:${letterOf(width - 1)}${first - 1}`,
        updates: {
          spreadsheetId: id,
          updatedRange: `${place.area.sheet}!A${first}:${letterOf(width - 1)}${first + values.length - 1}`,
          updatedRows: values.length,
          updatedColumns: width,
          updatedCells: values.length * width,
        },
      });
    },
  },
});

function placeOf(
  state: Sheets,
  spreadsheet: string,
  range: string,
): { readonly area: Area; readonly sheet: Sheet } | undefined {
  const area = areaOf(range);
  const sheet = state.spreadsheets[spreadsheet]?.sheets[area?.sheet ?? ''];
  return area === undefined || sheet === undefined ? undefined : { area, sheet };
}

function missing(): SandboxReply {
  return failed(404, 'NOT_FOUND', 'Requested entity was not found.');
}

function badRange(): SandboxReply {
  return failed(400, 'INVALID_ARGUMENT', 'Unable to parse range');
}

function failed(code: number, status: string, message: string): SandboxReply {
  return reply(code, { error: { code, message, status } });
}
