// Built-in functions that are short formulas.
export const BASIC = /* wgsl */ `
fn sign_f1(x: f32) -> f32 { return select(select(x, -1.0, (x < 0.0)), 1.0, (x > 0.0)); }
`;
