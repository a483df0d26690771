import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { listAll, resourceId } from '../client.ts';
import { googleAnalytics } from '../connector.ts';
import { propertyId } from '../fields.ts';

export const createAnnotation = defineAction({
  tool: googleAnalytics,
  id: 'google-analytics.createAnnotation',
  summary: 'Write into the reports what happened on a day, or from one day to another.',
  input: z
    .strictObject({
      propertyId,
      title: z.string().min(1),
      description: z.string().min(1).optional(),
      from: z.iso.date(),
      /** Included; the day `from` alone when absent. */
      to: z.iso.date().optional(),
      color: z.enum(['purple', 'brown', 'blue', 'green', 'red', 'cyan', 'orange']).default('blue'),
    })
    .refine(({ from, to }) => to === undefined || to >= from, { path: ['to'] }),
  output: z.object({ annotationId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/analytics.edit'],
  example: {
    propertyId: '412730955',
    title: 'Launch de_leads_monitoring_202612',
    from: '2026-12-01',
    to: '2026-12-14',
  },
  async run({ input, http, marker }) {
    const { from, to = from } = input;
    const { name } = await http.post({
      host: 'admin',
      path: annotations(input.propertyId),
      json: {
        title: input.title,
        description: [input.description, `Reference: ${marker}`].filter(Boolean).join('\n'),
        color: input.color.toUpperCase(),
        ...(from === to
          ? { annotationDate: dateOf(from) }
          : { annotationDateRange: { startDate: dateOf(from), endDate: dateOf(to) } }),
      },
      response: annotation,
    });
    return { annotationId: name };
  },
  async find({ input, http, marker }) {
    const all = await listAll(http, annotations(input.propertyId), 'reportingDataAnnotations', annotation);
    const ours = all.find(({ description }) => description.endsWith(marker));
    return ours && { annotationId: ours.name };
  },
});

const annotation = z.object({ name: resourceId, description: z.string().default('') });

function annotations(property: string) {
  return path`/v1alpha/properties/${property}/reportingDataAnnotations`;
}

/** `google.type.Date` */
function dateOf(text: string): object {
  const [year, month, day] = text.split('-').map(Number);
  return { year, month, day };
}
