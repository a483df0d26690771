export { openApiKeys, type ApiKey, type ApiKeys } from './api-keys.ts';
export { createApi, type ApiOptions } from './create-api.ts';
export {
  definitionsFrom,
  type Definition,
  type Definitions,
  type DefinitionSchema,
  type Version,
} from './definitions.ts';
export { role, type Person, type Role } from './person.ts';
export { messagePublisher } from './publish-message.ts';
export { problems, type ProblemCode } from './problems.ts';
export { serveApi, type RunningApi, type ServeOptions } from './serve-api.ts';
export type { Services, WebhookSource } from './services.ts';
export {
  connectTemporal,
  openTemporal,
  readTemporalConfig,
  TemporalConnectionError,
  type TemporalConfig,
} from './temporal-connection.ts';
export { DELIVERY_HEADER, SIGNATURE_HEADER, signDelivery } from './webhook-signature.ts';
export { WebhookConfigError, webhooksFromEnvironment } from './webhook-sources.ts';
