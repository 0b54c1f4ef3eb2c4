import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
}

interface Said {
  readonly origin?: string;
  readonly verified?: boolean;
  readonly counter?: number;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** A passkey device in software: one P-256 key, that answers as WebAuthn Level 3 says, or as badly as it is told to. */
export function anAuthenticator(origin = 'http://localhost:4001') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let owner = '';
  const dataOf = (host: string, said: Said, key = Buffer.alloc(0)): Buffer => {
    const flags = PRESENT | (said.verified === false ? 0 : VERIFIED) | (key.length > 0 ? HAS_KEY : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(said.counter ?? 0);
    return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.of(flags), counter, key]);
  };
  const clientDataOf = (type: string, challenge: string, said: Said): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: said.origin ?? origin, crossOrigin: false }));
  const credential = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' } as const;
  return {
    id: credential.id,
    make: (options: Options, said: Said = {}) => {
      owner = options.user?.id ?? '';
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const cose = coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url'));
      const key = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, cose]);
      const response = {
        clientDataJSON: clientDataOf('webauthn.create', options.challenge, said).toString('base64url'),
        attestationObject: attestation(dataOf(options.rp?.id ?? '', said, key)).toString('base64url'),
        transports: ['internal'],
      };
      return { ...credential, clientExtensionResults: {}, response };
    },
    use: (options: Options, said: Said = {}) => {
      const data = dataOf(options.rpId ?? '', said);
      const clientData = clientDataOf('webauthn.get', options.challenge, said);
      const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
      const response = {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
        userHandle: owner,
      };
      return { ...credential, clientExtensionResults: {}, response };
    },
  };
}

/** `{1: 2, 3: -7, -1: 1, -2: x, -3: y}` in CBOR: an ES256 key (RFC 9053, 7.1.1). */
function coseKey(x: Buffer, y: Buffer): Buffer {
  return Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), x, Buffer.from('225820', 'hex'), y]);
}

/** `{fmt: "none", attStmt: {}, authData}` in CBOR. */
function attestation(data: Buffer): Buffer {
  const length = Buffer.of(0x59, data.length >> 8, data.length & 255);
  const before = Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex');
  return Buffer.concat([before, length, data]);
}
