// Loaded into a Node process before anything else (`--import`): every attempt to reach another computer is written to RAPPORTEUR_NETWORK_LOG and fails.
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { isIP, Socket } from 'node:net';

const log = process.env['RAPPORTEUR_NETWORK_LOG'];
if (log === undefined) throw new Error('RAPPORTEUR_NETWORK_LOG is not set.');

function refuse(what: string): never {
  appendFileSync(log ?? '', `${what}\n`);
  throw new Error(`Refused: ${what}`);
}

const isHere = (host: unknown): boolean => host === undefined || host === 'localhost' || host === '::1' || (typeof host === 'string' && isIP(host) === 4 && host.startsWith('127.'));

const wasConnect = Socket.prototype.connect;
// Arguments come as (options, …), as (port, host, …), as (path, …), or already put in order as one list.
Socket.prototype.connect = function connect(this: Socket, ...args: unknown[]): Socket {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  const options = typeof first === 'object' && first !== null ? (first as { host?: unknown; path?: unknown }) : { host: typeof second === 'string' ? second : undefined };
  if (options.path === undefined && !isHere(options.host)) refuse(`connect to ${String(options.host)}`);
  return Reflect.apply(wasConnect, this, args) as Socket;
} as typeof wasConnect;

const wasSend = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function send(this: dgram.Socket, ...args: unknown[]): void {
  const host = args.findLast((argument) => typeof argument === 'string');
  if (!isHere(host)) refuse(`datagram to ${String(host)}`);
  Reflect.apply(wasSend, this, args);
} as typeof wasSend;

const wasLookup = dns.lookup;
dns.lookup = Object.assign(
  ((...args: Parameters<typeof wasLookup>) => {
    if (!isHere(args[0])) refuse(`look-up of ${args[0]}`);
    Reflect.apply(wasLookup, dns, args);
  }) as typeof wasLookup,
  { __promisify__: wasLookup.__promisify__ },
);

// Named imports of these modules see the replacements too.
syncBuiltinESMExports();
