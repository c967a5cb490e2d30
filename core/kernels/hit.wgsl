// Where a ray met a triangle.
struct Hit {
  distance: f32,
  // Barycentric weights of the second and third vertex.
  u: f32,
  v: f32,
  // NONE where nothing was hit.
  primitive: u32,
  // NONE in the static hierarchy, where the primitive knows its instance.
  instance: u32,
}
