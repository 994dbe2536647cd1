import { Liquid, LiquidError, type Template as Parsed } from 'liquidjs';
import { NetException } from '../../expression/value.ts';
import type { CallContext } from '../call-context.ts';
import { elementError } from '../document/document-error.ts';
import { Pieces, type Written } from '../document/written.ts';
import { messageOf } from '../edits/message.ts';
import type { Language, Template, TemplateSource } from '../language.ts';
import { PolicyError } from '../policy-error.ts';
import { bodyInput } from './body-input.ts';
import { callView } from './call-view.ts';
import { useFilters } from './filters.ts';

/** What reads other files, and what other engines do not have. */
const REMOVED = ['include', 'render', 'layout', 'block', 'liquid', 'echo', '#'];

function engine(): Liquid {
  const made = new Liquid({ ownPropertyOnly: true, strictFilters: true, templates: {} });
  for (const name of REMOVED) delete made.tags[name];
  useFilters(made);
  return made;
}

const ENGINE = engine();

/** Large: to be imported only where a document has a template. */
export const LIQUID: Pick<Language, 'template'> = {
  template({ written, ...use }) {
    const plain = withPlainLoops(written);
    try {
      return new LiquidTemplate(use, ENGINE.parse(plain.text));
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      const { sentence, offset } = faultOf(cause);
      const place = { name: use.element, ...plain.positionAt(offset) };
      throw elementError(place, `The Liquid template cannot be read: ${sentence}.`);
    }
  },
};

/** Azure's own tag, and what it stands for: a loop that puts commas between its rounds. */
const PLAIN_LOOPS: readonly (readonly [own: RegExp, plain: string])[] = [
  [/^\{%(-?)\s*JSONArrayFor\s$/i, '{%$1 for '],
  [/^\{%(-?)\s*endJSONArrayFor\s*(-?)%\}$/i, '{%$1 unless forloop.last %},{% endunless %}{% endfor $2%}'],
];

function withPlainLoops(written: Written): Written {
  const pieces = new Pieces(written);
  for (const { 0: tag, index } of written.text.matchAll(/\{%-?\s*(?:JSONArrayFor\s|endJSONArrayFor\s*-?%\})/gi)) {
    const plain = PLAIN_LOOPS.reduce((text, [own, meant]) => text.replace(own, meant), tag);
    pieces.replace(index, tag.length, plain);
  }
  return pieces.joined();
}

/** What a template's writer is to know of a mistake; liquidjs ends its sentences with a place in the text that it was given. */
function faultOf(cause: Error): { readonly sentence: string; readonly offset: number } {
  const sentence = cause.message.replace(/, line:\d+, col:\d+$/, '');
  if (!LiquidError.is(cause)) return { sentence, offset: 0 };
  const { input, begin, end } = cause.token;
  const [, filter] = /^undefined filter: (\w+)$/.exec(sentence) ?? [];
  const inside = filter === undefined ? -1 : input.slice(begin, end).search(new RegExp(`(?<=\\|\\s*)${filter}\\b`));
  return { sentence, offset: begin + Math.max(inside, 0) };
}

/** What of its source a template needs to be filled. */
type Use = Omit<TemplateSource, 'written'>;

class LiquidTemplate implements Template {
  readonly readsBody: boolean;
  readonly #use: Use;
  readonly #parsed: Parsed[];

  constructor(use: Use, parsed: Parsed[]) {
    this.readsBody = ENGINE.globalVariablesSync(parsed).includes('body');
    this.#use = use;
    this.#parsed = parsed;
  }

  text(context: CallContext): string {
    const { limits } = context.policyContext?.host ?? context.expressionHost();
    const scope = { context: callView(context), body: this.#body(context) };
    const most = { renderLimit: limits.milliseconds, memoryLimit: limits.size };
    try {
      const text: unknown = ENGINE.renderSync(this.#parsed, scope, most);
      return String(text);
    } catch (cause) {
      throw this.#failure(cause);
    }
  }

  #body(context: CallContext): unknown {
    const { input } = this.#use;
    const message = input === undefined || !this.readsBody ? undefined : messageOf(input)(context);
    return message && bodyInput(message, this.#use, context.surroundings.clock);
  }

  #failure(cause: unknown): unknown {
    if (!(cause instanceof Error || cause instanceof NetException)) return cause;
    const { element } = this.#use;
    const message = `The Liquid template failed: ${cause.message}.`;
    return new PolicyError({ source: element, reason: 'LiquidTemplateFailure', message, responseIsSet: false, cause });
  }
}
