// The library is written once for scalars and vectors: F, I, U and B stand for f32 or vec4f, i32 or vec4i and so on,
// and `_L` at the end of a name for `_f1` or `_f4`.

/** `source` for one lane and for four. */
export function forScalarAndVector(source: string): string {
  const one = source
    .replace(/\bF\b/g, 'f32')
    .replace(/\bI\b/g, 'i32')
    .replace(/\bU\b/g, 'u32')
    .replace(/\bB\b/g, 'bool')
    .replace(/_L\b/g, '_f1');
  const four = source
    .replace(/\bF\b/g, 'vec4f')
    .replace(/\bI\b/g, 'vec4i')
    .replace(/\bU\b/g, 'vec4u')
    .replace(/\bB\b/g, 'vec4<bool>')
    .replace(/_L\b/g, '_f4');
  return one + four;
}

/** `source` for vectors of two, three and four lanes: V stands for vecNf, `_N` at the end of a name for `_fN`. */
export function forSizes(source: string): string {
  return ['2', '3', '4'].map((n) => source.replace(/\bV\b/g, `vec${n}f`).replace(/_N\b/g, `_f${n}`)).join('');
}

/** A scalar integer function and its vector form, lane by lane. */
export function withLanes(
  name: string,
  scalar: 'i32' | 'u32',
  parameters: string,
  args: string,
  body: string,
): string {
  const letter = scalar[0] ?? '';
  const rest = parameters === '' ? '' : `, ${parameters}`;
  const call = (lane: string): string => `${name}_${letter}1(x.${lane}${args.replaceAll('@', `.${lane}`)})`;
  const vectorRest = rest.replaceAll(`: ${scalar}@`, `: vec4<${scalar}>`);
  return `
fn ${name}_${letter}1(x: ${scalar}${rest.replaceAll('@', '')}) -> ${scalar} { ${body} }
fn ${name}_${letter}4(x: vec4<${scalar}>${vectorRest}) -> vec4<${scalar}> {
  return vec4<${scalar}>(${['x', 'y', 'z', 'w'].map(call).join(', ')});
}
`;
}
