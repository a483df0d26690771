import type { PublishedContract } from '../../activities/kit/define-tool.ts';
import type { Exchange } from '../../activities/sandbox/exchange-log.ts';
import { matchPath, nothing, type Operation, type Parameter } from './operation.ts';

/** OpenAPI leaves these to the transport (Specification 3.0.3, Parameter Object). */
const TRANSPORT_HEADERS = new Set(['accept', 'content-type', 'authorization']);

/** Holds one exchange against the operation that it means, but for what its connector states as the vendor's departures from it. */
export function checkExchange(
  operation: Operation,
  exchange: Exchange,
  declared: PublishedContract,
): readonly string[] {
  const departures = (declared.departures ?? []).filter(({ operation: of }) => of === operation.key);
  return [
    ...checkPath(operation, exchange),
    ...checkQuery(operation, exchange, declared),
    ...checkHeaders(operation, exchange, declared),
    ...checkBody(operation, exchange),
    // A planned fault's answer is no vendor's.
    ...(exchange.faulted ? [] : checkResponse(operation, exchange, declared)),
  ]
    .filter((finding) => departures.every(({ at }) => !withoutIndexes(finding).startsWith(at)))
    .map((finding) => `${operation.key}: ${finding}`);
}

/** `response 200 /data/#` for `response 200 /data/0`: what goes for one item goes for all. */
function withoutIndexes(finding: string): string {
  return finding.replaceAll(/\/\d+(?=[/ ])/g, '/#');
}

function checkPath(operation: Operation, exchange: Exchange): readonly string[] {
  const values = matchPath(operation, exchange.method, exchange.path) ?? {};
  return operation.path.flatMap((parameter) => {
    const text = values[parameter.name.replaceAll(/\W/g, '_')];
    return text === undefined ? [] : judged('path', parameter, [decodeURIComponent(text)]);
  });
}

function checkQuery(
  operation: Operation,
  exchange: Exchange,
  declared: PublishedContract,
): readonly string[] {
  const names = new Set(exchange.query.map(([name]) => name));
  const known = new Set(operation.query.map(({ name }) => name));
  return [
    ...[...names].filter((name) => !known.has(name)).map((name) => `query ${name} is unknown`),
    ...operation.query.flatMap((parameter) => {
      const texts = exchange.query.filter(([name]) => name === parameter.name).map(([, text]) => text);
      if (texts.length > 0) return judged('query', parameter, texts);
      return missing('query', parameter, declared);
    }),
  ];
}

function checkHeaders(
  operation: Operation,
  exchange: Exchange,
  declared: PublishedContract,
): readonly string[] {
  return operation.headers
    .filter(({ name }) => !TRANSPORT_HEADERS.has(name.toLowerCase()))
    .flatMap((parameter) => {
      const text = exchange.headers[parameter.name.toLowerCase()];
      return text === undefined
        ? missing('header', parameter, declared)
        : judged('header', parameter, [text]);
    });
}

function checkBody(operation: Operation, exchange: Exchange): readonly string[] {
  const { body } = exchange;
  if (operation.body === undefined) return body === undefined ? [] : ['body: the contract has none'];
  if (body === undefined) return operation.body.required ? ['body: is missing'] : [];
  const form = (exchange.headers['content-type'] ?? '').includes('form');
  const judge = form ? operation.body.form : operation.body.json;
  if (judge === undefined) return [`body: the contract has no ${form ? 'form' : 'JSON'}`];
  return judge(body).map((finding) => `body ${finding}`);
}

function checkResponse(
  operation: Operation,
  exchange: Exchange,
  declared: PublishedContract,
): readonly string[] {
  const { status, body } = exchange.response;
  const judge = operation.response(status);
  // Few contracts list every failure; what they list is checked, what they leave out is not a finding, a failure's body no more than its status.
  if (judge === undefined || (status >= 400 && judge === nothing))
    return status >= 400 ? [] : [`response: status ${status} is unknown`];
  const findings = judge(body);
  if (
    findings.length > 0 &&
    status === 200 &&
    declared.errorsAre200 === true &&
    operation.failure?.(body).length === 0
  ) {
    return [];
  }
  return findings.map((finding) => `response ${status} ${finding}`);
}

function judged(place: string, parameter: Parameter, texts: readonly string[]): readonly string[] {
  return parameter.judge(parameter.read(texts)).map((finding) => `${place} ${parameter.name} ${finding}`);
}

function missing(place: string, parameter: Parameter, declared: PublishedContract): readonly string[] {
  return parameter.required && parameter.name !== declared.credentialParameter
    ? [`${place} ${parameter.name} is missing`]
    : [];
}
