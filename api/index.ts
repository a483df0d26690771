export { openApiKeys, type ApiKey, type ApiKeys } from './api-keys.ts';
export { createApi, type ApiOptions } from './create-api.ts';
export type {
  Definition,
  Definitions,
  DefinitionSchema,
  Version,
} from './definitions.ts';
export type { Person, Role } from './person.ts';
export { messagePublisher } from './publish-message.ts';
export type { ProblemCode } from './problems.ts';
export type { RunningApi, ServeOptions } from './serve-api.ts';
export type { Services, WebhookSource } from './services.ts';
export {
  connectTemporal,
  readTemporalConfig,
  type TemporalConfig,
} from './temporal-connection.ts';
export { DELIVERY_HEADER, SIGNATURE_HEADER, signDelivery } from './webhook-signature.ts';
