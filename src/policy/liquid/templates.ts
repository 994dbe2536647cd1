import { Liquid, type Template as Parsed } from 'liquidjs';
import { NetException } from '../../expression/value.ts';
import type { CallContext } from '../call-context.ts';
import { elementError } from '../document/document-error.ts';
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
  template(source) {
    try {
      return new LiquidTemplate(source, ENGINE.parse(withPlainLoops(source.text)));
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      throw elementError(source.place, `The Liquid template cannot be read: ${cause.message}.`);
    }
  },
};

/** Azure's own tag: a loop that puts commas between its rounds. */
const withPlainLoops = (text: string): string =>
  text
    .replace(/\{%(-?)\s*JSONArrayFor\s/gi, '{%$1 for ')
    .replace(/\{%(-?)\s*endJSONArrayFor\s*(-?)%\}/gi, '{%$1 unless forloop.last %},{% endunless %}{% endfor $2%}');

class LiquidTemplate implements Template {
  readonly readsBody: boolean;
  readonly #source: TemplateSource;
  readonly #parsed: Parsed[];

  constructor(source: TemplateSource, parsed: Parsed[]) {
    this.readsBody = ENGINE.globalVariablesSync(parsed).includes('body');
    this.#source = source;
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
    const { input } = this.#source;
    const message = input === undefined || !this.readsBody ? undefined : messageOf(input)(context);
    return message && bodyInput(message, this.#source, context.surroundings.clock);
  }

  #failure(cause: unknown): unknown {
    if (!(cause instanceof Error || cause instanceof NetException)) return cause;
    const { policy } = this.#source;
    const message = `The Liquid template failed: ${cause.message}.`;
    return new PolicyError({ source: policy, reason: 'LiquidTemplateFailure', message, responseIsSet: false, cause });
  }
}
