import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { failed, pageOf } from './answers.ts';

const date = z.strictObject({ year: z.int(), month: z.int().min(1).max(12), day: z.int().min(1).max(31) });

const keyEvent = z.strictObject({
  eventName: z.string().regex(/^[A-Za-z]\w{0,39}$/),
  countingMethod: z.enum(['ONCE_PER_EVENT', 'ONCE_PER_SESSION']),
  defaultValue: z.strictObject({ numericValue: z.number(), currencyCode: z.string().length(3) }).optional(),
});

const annotation = z
  .strictObject({
    title: z.string().min(1),
    description: z.string().optional(),
    color: z.enum(['PURPLE', 'BROWN', 'BLUE', 'GREEN', 'RED', 'CYAN', 'ORANGE']),
    annotationDate: date.optional(),
    annotationDateRange: z.strictObject({ startDate: date, endDate: date }).optional(),
  })
  .refine((one) => (one.annotationDate === undefined) !== (one.annotationDateRange === undefined));

/** What the Admin API keeps of a property, newest last. */
export interface Administered {
  keyEvents: (z.output<typeof keyEvent> & { readonly name: string; readonly createTime: string })[];
  reportingDataAnnotations: (z.output<typeof annotation> & { readonly name: string })[];
}

type Route = SandboxRoute<{ readonly properties: Record<string, Administered> }>;

const KEY_EVENTS = '/v1beta/properties/{propertyId}/keyEvents';
const ANNOTATIONS = '/v1alpha/properties/{propertyId}/reportingDataAnnotations';

/** Key events and annotations. */
export const adminRoutes: Readonly<Record<string, Route>> = {
  [`GET ${KEY_EVENTS}`]: ({ params, query, state }) => {
    const property = state.properties[params['propertyId'] ?? ''];
    if (property === undefined) return failed(403, 'PERMISSION_DENIED');
    return pageOf('keyEvents', property.keyEvents, query);
  },
  [`POST ${KEY_EVENTS}`]: ({ params, body, state, nextId, now }) => {
    const propertyId = params['propertyId'] ?? '';
    const property = state.properties[propertyId];
    if (property === undefined) return failed(403, 'PERMISSION_DENIED');
    const parsed = keyEvent.safeParse(body);
    if (!parsed.success) return failed(400, 'INVALID_ARGUMENT');
    if (property.keyEvents.some(({ eventName }) => eventName === parsed.data.eventName)) {
      return failed(409, 'ALREADY_EXISTS');
    }
    const name = `properties/${propertyId}/keyEvents/${8_800_000 + nextId()}`;
    const made = { name, ...parsed.data, createTime: now().toISOString(), deletable: true, custom: true };
    property.keyEvents.push(made);
    return reply(200, made);
  },
  [`GET ${ANNOTATIONS}`]: ({ params, query, state }) => {
    const property = state.properties[params['propertyId'] ?? ''];
    if (property === undefined) return failed(403, 'PERMISSION_DENIED');
    return pageOf('reportingDataAnnotations', property.reportingDataAnnotations, query);
  },
  [`POST ${ANNOTATIONS}`]: ({ params, body, state, nextId }) => {
    const propertyId = params['propertyId'] ?? '';
    const property = state.properties[propertyId];
    if (property === undefined) return failed(403, 'PERMISSION_DENIED');
    const parsed = annotation.safeParse(body);
    if (!parsed.success) return failed(400, 'INVALID_ARGUMENT');
    const name = `properties/${propertyId}/reportingDataAnnotations/${9_900_000 + nextId()}`;
    const made = { name, ...parsed.data };
    property.reportingDataAnnotations.push(made);
    return reply(200, made);
  },
};
