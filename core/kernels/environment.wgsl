// Light from infinity: an equirectangular image, sampled in proportion to its luminance.
//
// In the light's table: rgb of width × height texels; per row width + 1 cumulative probabilities; then height + 1
// cumulative probabilities of the rows.
import package::bindings::{lights, tables};
import package::constants::{PI, INV_PI, INV_TWO_PI, TWO_PI};
import package::spectrum::{Wavelengths, tableAt, reflectance};

// Image coordinates 0…1 of a world direction: the centre column looks along −Z, the top row along +Y.
fn environmentUv(light: u32, direction: vec3f) -> vec2f {
  let x = dot(direction, lights[light].axisX);
  let y = dot(direction, lights[light].axisY);
  let z = dot(direction, lights[light].axisZ);
  return vec2f(0.5 + atan2(x, -z) * INV_TWO_PI, acos(clamp(y, -1.0, 1.0)) * INV_PI);
}

fn environmentTexel(light: u32, x: u32, y: u32) -> vec3f {
  let at = lights[light].table + 3u * (y * lights[light].count.x + x);
  return vec3f(tables[at], tables[at + 1u], tables[at + 2u]);
}

fn environmentRadiance(light: u32, direction: vec3f, w: Wavelengths) -> vec4f {
  let size = lights[light].count;
  let p = environmentUv(light, direction) * vec2f(size) - 0.5;
  let base = floor(p);
  let t = p - base;
  let x0 = (u32(i32(base.x) + i32(size.x))) % size.x;
  let x1 = (x0 + 1u) % size.x;
  let y0 = u32(clamp(i32(base.y), 0, i32(size.y) - 1));
  let y1 = u32(clamp(i32(base.y) + 1, 0, i32(size.y) - 1));
  let above = mix(environmentTexel(light, x0, y0), environmentTexel(light, x1, y0), t.x);
  let below = mix(environmentTexel(light, x0, y1), environmentTexel(light, x1, y1), t.x);
  let spectrum = tableAt(lights[light].spectrum, w.lambda);
  return lights[light].magnitude * reflectance(w, mix(above, below, t.y) * lights[light].tint) * spectrum;
}

// Last index i of `count` cells with cumulative[i] ≤ u.
fn findCell(cumulative: u32, count: u32, u: f32) -> u32 {
  var low = 0u;
  var high = count;
  while (high - low > 1u) {
    let middle = (low + high) >> 1u;
    if (tables[cumulative + middle] <= u) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

fn environmentRows(light: u32) -> u32 {
  return lights[light].table + 3u * lights[light].count.x * lights[light].count.y;
}

fn environmentPdf(light: u32, direction: vec3f) -> f32 {
  let size = lights[light].count;
  let uv = environmentUv(light, direction);
  let x = min(u32(uv.x * f32(size.x)), size.x - 1u);
  let y = min(u32(uv.y * f32(size.y)), size.y - 1u);
  let row = environmentRows(light) + y * (size.x + 1u) + x;
  let rows = environmentRows(light) + size.y * (size.x + 1u) + y;
  let cell = (tables[row + 1u] - tables[row]) * (tables[rows + 1u] - tables[rows]);
  let sine = sin(uv.y * PI);
  if (sine <= 1e-7) {
    return 0.0;
  }
  return cell * f32(size.x * size.y) / (TWO_PI * PI * sine);
}

fn sampleEnvironment(light: u32, u: vec2f) -> vec3f {
  let size = lights[light].count;
  let rows = environmentRows(light) + size.y * (size.x + 1u);
  let y = findCell(rows, size.y, u.y);
  let row = environmentRows(light) + y * (size.x + 1u);
  let x = findCell(row, size.x, u.x);
  let fy = (u.y - tables[rows + y]) / max(tables[rows + y + 1u] - tables[rows + y], 1e-20);
  let fx = (u.x - tables[row + x]) / max(tables[row + x + 1u] - tables[row + x], 1e-20);
  let uv = (vec2f(f32(x), f32(y)) + clamp(vec2f(fx, fy), vec2f(0.0), vec2f(0.999999))) / vec2f(size);
  let theta = uv.y * PI;
  let phi = (uv.x - 0.5) * TWO_PI;
  let local = vec3f(sin(theta) * sin(phi), cos(theta), -sin(theta) * cos(phi));
  return normalize(local.x * lights[light].axisX + local.y * lights[light].axisY + local.z * lights[light].axisZ);
}
