import type { CallContext } from '../call-context.ts';
import type { Place } from '../document/document-error.ts';
import type { Position } from '../document/lines.ts';
import type { PolicyExpression } from '../document/policy-expression.ts';
import type { Observer, SentRequest, TracedMessage } from '../observer.ts';
import type { Outcome, PlacedStep } from '../step.ts';
import type { Later } from './later.ts';
import type { TraceMasker } from './masker.ts';
import { OpenStep } from './open-step.ts';
import type { TracedExpression, TracedStep } from './traced.ts';
import { shortened, valueText } from './value-text.ts';

/** Writes down a run. Nothing of it is told before the end, when it is known what is secret. */
export class Recorder implements Observer {
  readonly #masker: TraceMasker;
  /** In milliseconds, since the request began. */
  readonly #elapsed: () => number;
  readonly #roots: OpenStep[] = [];
  /** Those that run, with the steps around them. */
  #open: OpenStep[] = [];

  constructor(masker: TraceMasker, elapsed: () => number) {
    this.#masker = masker;
    this.#elapsed = elapsed;
  }

  before(step: PlacedStep, context: CallContext): void {
    const parent = this.#open.findLast(each => each.step.blocks.some(block => block.includes(step)));
    const opened = new OpenStep(step, parent, this.#elapsed(), context);
    if (parent === undefined) this.#roots.push(opened);
    else parent.happened.push(masker => opened.traced(masker, this.#elapsed()));
    this.#open.push(opened);
  }

  after(step: PlacedStep, context: CallContext, outcome: Outcome): void {
    const ended = this.#open.findLast(each => each.step === step);
    this.#open = this.#open.filter(each => each !== ended);
    ended?.close(this.#elapsed(), outcome, context, this.#masker);
  }

  branch({ name, line, column }: Place, taken: boolean): void {
    this.#note({ line, column }, () => ({ kind: 'branch', name, line, column, taken }));
  }

  evaluated(expression: PolicyExpression, value: unknown): void {
    const { attribute } = expression;
    const text = valueText(value);
    if (attribute !== undefined && typeof value === 'string') this.#masker.addNamed(attribute, value);
    this.#expression(expression, masker => ({
      value: shortened(masker.named(attribute ?? '', text)),
      exception: undefined,
    }));
  }

  threw(expression: PolicyExpression, message: string): void {
    this.#expression(expression, masker => ({ value: undefined, exception: masker.text(message) }));
  }

  #expression(
    { source, attribute, element, positionAt }: PolicyExpression,
    became: (masker: TraceMasker) => Pick<TracedExpression, 'value' | 'exception'>,
  ): void {
    const position = positionAt(0);
    this.#note(position, masker => ({
      kind: 'expression',
      ...position,
      source: shortened(masker.source(source)),
      attribute,
      element,
      ...became(masker),
    }));
  }

  sent({ method, url, headers, bodyBytes, certificate, why }: SentRequest): void {
    const at = this.#elapsed();
    this.#masker.addHeaders(headers);
    this.#masker.addQuery(new URL(url).search);
    this.#note(undefined, masker => ({
      kind: 'request',
      at,
      method,
      url: masker.url(url),
      headers: masker.headers(headers),
      bodyBytes,
      certificate: certificate && { id: certificate.id, thumbprint: certificate.thumbprint },
      why,
    }));
  }

  secret(text: string): void {
    this.#masker.add(text);
  }

  traced({ source, severity, message, metadata }: TracedMessage): void {
    const at = this.#elapsed();
    this.#note(undefined, masker => ({
      kind: 'message',
      at,
      source,
      severity,
      message: shortened(masker.text(message)),
      metadata: metadata.map(([name, value]) => [name, shortened(masker.named(name, value))] as const),
    }));
  }

  /** What ran outside of all blocks, in its order. */
  steps(): TracedStep[] {
    return this.#roots.map(root => root.traced(this.#masker, this.#elapsed()));
  }

  /** Nothing happens outside of a step. */
  #note(position: Position | undefined, later: Later): void {
    this.#stepAt(position)?.happened.push(later);
  }

  /** Where several run at once, what happens is of the one that begins last before its place. */
  #stepAt(position: Position | undefined): OpenStep | undefined {
    const innermost = this.#open.filter(each => !this.#open.some(({ parent }) => parent === each));
    if (position === undefined || innermost.length < 2) return innermost.at(-1);
    const before = innermost.filter(({ step }) => byPosition(step.place, position) <= 0);
    return before.toSorted((a, b) => byPosition(a.step.place, b.step.place)).at(-1) ?? innermost.at(-1);
  }
}

const byPosition = (a: Position, b: Position): number => a.line - b.line || a.column - b.column;
