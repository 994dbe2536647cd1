import type { Probe } from './probe.ts';

/** A probe as JSON: no key, no credential and no secret of a connection is in it. */
export const probeJson = ({ way, steps, handshake, chain, presentation, status, cause, doubts, azure }: Probe) => ({
  backend: way.upstream.backend?.id ?? null,
  url: way.upstream.url,
  apis: way.apis,
  succeeds: cause === undefined,
  cause: cause === undefined ? null : { ...cause, command: cause.command ?? null },
  doubts,
  azure,
  status: status ?? null,
  steps: steps.map(step => ({ ...step, began: rounded(step.began), took: rounded(step.took) })),
  tls: handshake?.serverHello ?? null,
  clientCertificate: {
    ...presentation,
    source: way.source ?? null,
    certificate: presentation.certificate ?? null,
    isAccepted: presentation.isAccepted ?? null,
    unsent: presentation.unsent ?? null,
    alerts: handshake?.alerts ?? [],
  },
  serverChain: chain ?? null,
});

export type ProbeJson = ReturnType<typeof probeJson>;

/** Milliseconds to hundredths. */
const rounded = (milliseconds: number): number => Math.round(milliseconds * 100) / 100;
