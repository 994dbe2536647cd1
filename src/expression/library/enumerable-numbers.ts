import {
  AVERAGE_DECIMAL,
  AVERAGE_DOUBLE,
  AVERAGE_FLOAT,
  AVERAGE_INT,
  AVERAGE_LONG,
  SUM_DECIMAL,
  SUM_DOUBLE,
  SUM_FLOAT,
  SUM_INT,
  SUM_LONG,
} from '../collections/linq/addition.ts';
import { max, maxOf, min, minOf } from '../collections/linq/extremes.ts';
import { average, averageBy, nullableAverage, nullableAverageBy, sum, sumBy } from '../collections/linq/sum.ts';
import { DECIMAL, DOUBLE, INT32, INT64, nullable, OBJECT, SINGLE } from '../types/primitives.ts';
import { type Members, type Metered, metered } from '../types/table.ts';
import type { Type } from '../types/type.ts';

/** `name` of a sequence of that type, and of one from which a selector takes values of that type. */
const pair = (
  result: string,
  name: string,
  type: string,
  ofElements: Metered['run'],
  ofSelected: Metered['run'],
): Members => ({
  [`static ${result} ${name}(this IEnumerable<${type}> source)`]: metered(ofElements),
  [`static ${result} ${name}<TSource>(this IEnumerable<TSource> source, Func<TSource, ${type}> selector)`]:
    metered(ofSelected),
});

const extremes = (name: string, type: Type): Members => ({
  ...pair(name, 'Max', name, max(type), maxOf(OBJECT, type)),
  ...pair(name, 'Min', name, min(type), minOf(OBJECT, type)),
});

/** Sum, Average, Max and Min of the five types of numbers that .NET has them for, and of their nullable ones. */
export const numericMembers: Members = {
  ...pair('int', 'Sum', 'int', sum(SUM_INT), sumBy(SUM_INT)),
  ...pair('int?', 'Sum', 'int?', sum(SUM_INT), sumBy(SUM_INT)),
  ...pair('long', 'Sum', 'long', sum(SUM_LONG), sumBy(SUM_LONG)),
  ...pair('long?', 'Sum', 'long?', sum(SUM_LONG), sumBy(SUM_LONG)),
  ...pair('float', 'Sum', 'float', sum(SUM_FLOAT), sumBy(SUM_FLOAT)),
  ...pair('float?', 'Sum', 'float?', sum(SUM_FLOAT), sumBy(SUM_FLOAT)),
  ...pair('double', 'Sum', 'double', sum(SUM_DOUBLE), sumBy(SUM_DOUBLE)),
  ...pair('double?', 'Sum', 'double?', sum(SUM_DOUBLE), sumBy(SUM_DOUBLE)),
  ...pair('decimal', 'Sum', 'decimal', sum(SUM_DECIMAL), sumBy(SUM_DECIMAL)),
  ...pair('decimal?', 'Sum', 'decimal?', sum(SUM_DECIMAL), sumBy(SUM_DECIMAL)),
  ...pair('double', 'Average', 'int', average(AVERAGE_INT), averageBy(AVERAGE_INT)),
  ...pair('double?', 'Average', 'int?', nullableAverage(AVERAGE_INT), nullableAverageBy(AVERAGE_INT)),
  ...pair('double', 'Average', 'long', average(AVERAGE_LONG), averageBy(AVERAGE_LONG)),
  ...pair('double?', 'Average', 'long?', nullableAverage(AVERAGE_LONG), nullableAverageBy(AVERAGE_LONG)),
  ...pair('float', 'Average', 'float', average(AVERAGE_FLOAT), averageBy(AVERAGE_FLOAT)),
  ...pair('float?', 'Average', 'float?', nullableAverage(AVERAGE_FLOAT), nullableAverageBy(AVERAGE_FLOAT)),
  ...pair('double', 'Average', 'double', average(AVERAGE_DOUBLE), averageBy(AVERAGE_DOUBLE)),
  ...pair('double?', 'Average', 'double?', nullableAverage(AVERAGE_DOUBLE), nullableAverageBy(AVERAGE_DOUBLE)),
  ...pair('decimal', 'Average', 'decimal', average(AVERAGE_DECIMAL), averageBy(AVERAGE_DECIMAL)),
  ...pair('decimal?', 'Average', 'decimal?', nullableAverage(AVERAGE_DECIMAL), nullableAverageBy(AVERAGE_DECIMAL)),
  ...extremes('int', INT32),
  ...extremes('int?', nullable(INT32)),
  ...extremes('long', INT64),
  ...extremes('long?', nullable(INT64)),
  ...extremes('float', SINGLE),
  ...extremes('float?', nullable(SINGLE)),
  ...extremes('double', DOUBLE),
  ...extremes('double?', nullable(DOUBLE)),
  ...extremes('decimal', DECIMAL),
  ...extremes('decimal?', nullable(DECIMAL)),
};
