import { NUMBER_STYLES } from '../numbers/number-styles.ts';
import { enumeration } from '../types/table.ts';

export const numberStyles = enumeration(NUMBER_STYLES);
