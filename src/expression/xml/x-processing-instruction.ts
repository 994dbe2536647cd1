import { argumentException } from '../runtime/exception.ts';
import { define } from '../types/type.ts';
import type { ElementWriter } from './element-writer.ts';
import { NODE } from './node-type.ts';
import { XNODE, XNode } from './x-node.ts';
import { ncName } from './xml-name.ts';

export const XPROCESSING_INSTRUCTION = define({
  name: 'System.Xml.Linq.XProcessingInstruction',
  kind: 'class',
  bases: () => [XNODE],
});

export class XProcessingInstruction extends XNode {
  readonly type = XPROCESSING_INSTRUCTION;
  readonly nodeType = NODE.processingInstruction;
  #target: string;
  data: string;

  /** Throws XmlException or ArgumentException for a target that is no name, or `xml`. */
  constructor(target: string, data: string) {
    super();
    this.#target = checkedTarget(target);
    this.data = data;
  }

  get target(): string {
    return this.#target;
  }

  set target(target: string) {
    this.#target = checkedTarget(target);
  }

  get contentKey(): string {
    return `${this.#target} ${this.data}`;
  }

  copyAlone(): XProcessingInstruction {
    return new XProcessingInstruction(this.#target, this.data);
  }

  writeStart({ content }: ElementWriter): void {
    const data = this.data.replaceAll('?>', '? >');
    content.markup(`<?${this.#target}${data === '' ? '' : ` ${data}`}?>`);
  }
}

function checkedTarget(target: string): string {
  if (ncName(target).toLowerCase() === 'xml')
    throw argumentException(`'${target}' is an invalid name for a processing instruction.`);
  return target;
}
