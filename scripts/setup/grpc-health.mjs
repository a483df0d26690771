import { connect } from 'node:http2';

const frontendService = 'temporal.api.workflowservice.v1.WorkflowService';
const serving = 1;
const answerMs = 2_000;

/**
 * Whether Temporal's frontend at the address says SERVING (grpc.health.v1.Health/Check, without a gRPC library).
 * @param {string} address host:port
 * @returns {Promise<boolean>}
 */
export function isServing(address) {
  return new Promise((resolve) => {
    const session = connect(`http://${address}`);
    const answer = (/** @type {boolean} */ value) => {
      resolve(value);
      session.destroy();
    };
    session.setTimeout(answerMs, () => answer(false));
    session.on('error', () => answer(false));
    const call = session.request({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    /** @type {Buffer[]} */
    const chunks = [];
    call.on('data', (chunk) => chunks.push(chunk));
    call.on('error', () => answer(false));
    // The message after gRPC's prefix of five bytes: field 1 (status), a varint.
    call.on('end', () => {
      const message = Buffer.concat(chunks).subarray(5);
      answer(message[0] === 0x08 && message[1] === serving);
    });
    call.end(request());
  });
}

/** HealthCheckRequest { service = 1 } with gRPC's prefix: not compressed, length. */
function request() {
  const service = Buffer.from(frontendService);
  const message = Buffer.concat([Buffer.from([0x0a, service.length]), service]);
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}
