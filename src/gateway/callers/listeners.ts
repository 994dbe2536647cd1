import http from 'node:http';
import https from 'node:https';
import type { CallerLimits } from '../settings.ts';
import { HttpListener, type Service } from './http-listener.ts';

export interface HttpsOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** PEM, both. */
  readonly certificate: string;
  readonly privateKey: string;
}

export interface ListenersOptions {
  readonly host: string;
  readonly port: number;
  readonly https: HttpsOptions | undefined;
  readonly callerLimits: CallerLimits;
  readonly onBug: (error: unknown) => void;
}

/** Where callers are served. */
export interface Listeners {
  readonly url: string;
  readonly httpsUrl: string | undefined;
  /** Takes no more connections and lets requests that run end, for `grace` milliseconds at most. */
  close(grace: number): Promise<void>;
}

/** Throws UserError where a port cannot be had; then none is kept. */
export async function openListeners(options: ListenersOptions, service: Service): Promise<Listeners> {
  const { callerLimits: limits, onBug } = options;
  const plain = new HttpListener(settings => http.createServer(settings), { ...service, limits, onBug });
  const url = await plain.open(options.host, options.port, 'http', '--port');
  if (options.https === undefined) return { url, httpsUrl: undefined, close: grace => plain.close(grace) };
  const { port, certificate, privateKey } = options.https;
  const secure = new HttpListener(
    settings =>
      https.createServer({
        cert: certificate,
        key: privateKey,
        ALPNProtocols: ['http/1.1'],
        handshakeTimeout: limits.head,
        ...settings,
      }),
    { ...service, limits, onBug },
  );
  try {
    const httpsUrl = await secure.open(options.host, port, 'https', '--https-port');
    return { url, httpsUrl, close: async grace => void (await Promise.all([plain.close(grace), secure.close(grace)])) };
  } catch (error) {
    await plain.close(0);
    throw error;
  }
}
