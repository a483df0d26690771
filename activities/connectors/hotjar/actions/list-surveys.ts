import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { id, readAll } from '../client.ts';
import { hotjar } from '../connector.ts';
import { siteId, surveyId } from '../fields.ts';

export const listSurveys = defineAction({
  tool: hotjar,
  id: 'hotjar.listSurveys',
  summary: 'List the surveys of a site.',
  input: z.strictObject({ siteId }),
  output: z.object({
    surveys: z.array(
      z.object({
        surveyId,
        name: z.string(),
        /** Whether visitors are asked now. */
        running: z.boolean(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { siteId: '3048412' },
  async run({ input, http }) {
    const all = await readAll(http, path`/v1/sites/${input.siteId}/surveys`, survey);
    return {
      surveys: all.map(({ id: found, name, is_enabled: running }) => ({
        surveyId: found,
        name,
        running,
      })),
    };
  },
});

const survey = z.object({ id, name: z.string(), is_enabled: z.boolean() });
