import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import { googleFailure } from '../../kit/google-failure.ts';

export const googleSheets = defineTool({
  id: 'google-sheets',
  title: 'Google Sheets',
  category: 'business-intelligence',
  purpose: 'Keeps tables that people work on together: plans, results, lists that no other tool holds.',
  owner: 'ops',
  docs: 'https://developers.google.com/workspace/sheets/api/reference/rest',
  baseUrl: 'https://sheets.googleapis.com',
  apiVersion: 'v4',
  auth: bearer({
    grants: ['service-account', 'refresh-token'],
    tokenUrl: 'https://oauth2.googleapis.com/token',
  }),
  settings: z.strictObject({
    /** Title of the column that holds our reference, in every sheet that rows are appended to. */
    referenceColumn: z.string().min(1).default('Reference'),
  }),
  scopes: [
    'https://www.googleapis.com/auth/spreadsheets',
    'https://www.googleapis.com/auth/spreadsheets.readonly',
  ],
  rateLimit: {
    perSecond: 1,
    source:
      'developers.google.com/workspace/sheets/api/limits: 60 reads and 60 writes a minute and user, 300 and project',
  },
  dataCategories: ['cells'],
  // Cells are whatever a sheet holds; nobody but its owners knows what they mean. The README says what does not belong there.
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by Google; EU or US by the data regions of the Workspace edition',
  cost: 'the API is free; Workspace is per seat',
  contract: {
    file: 'google-sheets.json',
    beyond: [
      {
        operation: 'POST /v4/spreadsheets/{spreadsheetId}:batchUpdate',
        like: 'POST /v4/spreadsheets/{spreadsheetId}:batchUpdate',
        why: "not in the slice: transcribed from the vendor's generated client",
      },
    ],
  },
  failure: googleFailure,
});
