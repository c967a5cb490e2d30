// Fuzz: the sheen of cloth and dust, the "Charlie" lobe with its fitted shadowing [1], α = roughness².
//
// [1] Estevez & Kulla, "Production Friendly Microfacet Sheen BRDF", SIGGRAPH 2017 course notes, eq. 2, 3, table 1.
import package::constants::INV_TWO_PI;

// Narrower lobes would reflect more than they receive (see core/tracer/energy/layout.ts).
const MIN_FUZZ_ROUGHNESS: f32 = 0.27;

fn fuzzLambdaLog(x: f32, t: f32) -> f32 {
  let a = mix(21.5473, 25.3245, t);
  let b = mix(3.82987, 3.32435, t);
  let c = mix(0.19823, 0.16801, t);
  let d = mix(-1.9776, -1.27393, t);
  let e = mix(-4.32054, -4.85967, t);
  return a / (1.0 + b * pow(x, c)) + d * x + e;
}

fn fuzzLambda(cosine: f32, t: f32) -> f32 {
  if (cosine < 0.5) {
    return exp(fuzzLambdaLog(cosine, t));
  }
  return exp(2.0 * fuzzLambdaLog(0.5, t) - fuzzLambdaLog(max(0.0, 1.0 - cosine), t));
}

// BRDF × cos θi of the white lobe, both directions above the surface.
fn fuzzEval(o: vec3f, i: vec3f, roughness: f32) -> f32 {
  let r = max(roughness, MIN_FUZZ_ROUGHNESS);
  let alpha = r * r;
  let h = normalize(o + i);
  let sin2 = clamp(1.0 - h.z * h.z, 0.0, 1.0);
  let d = INV_TWO_PI * (2.0 + 1.0 / alpha) * pow(sin2, 0.5 / alpha);
  let t = (1.0 - alpha) * (1.0 - alpha);
  return d / (4.0 * o.z * (1.0 + fuzzLambda(o.z, t) + fuzzLambda(i.z, t)));
}
