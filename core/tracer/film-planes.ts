/** Which planes a film has besides its picture, and where: the kernel's film.wgsl says what each holds. */
export interface FilmOptions {
  /** Sums of squares, for variance. */
  readonly squares: boolean;
  readonly albedo: boolean;
  readonly normal: boolean;
  /** Position, depth, object, material and motion at pixel centres. */
  readonly guides: boolean;
  readonly lightGroups: boolean;
}

/** Plane numbers; null for those the film does not have. Plane 0 is the picture. */
export interface FilmPlanes {
  readonly squares: number | null;
  readonly albedo: number | null;
  readonly normal: number | null;
  readonly position: number | null;
  readonly identity: number | null;
  readonly lightGroups: number | null;
  readonly count: number;
}

export const PICTURE_ONLY: FilmOptions = {
  squares: false,
  albedo: false,
  normal: false,
  guides: false,
  lightGroups: false,
};
export const ALL_PLANES: FilmOptions = {
  squares: true,
  albedo: true,
  normal: true,
  guides: true,
  lightGroups: true,
};

export function filmPlanes(options: FilmOptions, groups: number): FilmPlanes {
  let next = 1;
  const take = (wanted: boolean, planes = 1): number | null => {
    if (!wanted || planes === 0) return null;
    next += planes;
    return next - planes;
  };
  return {
    squares: take(options.squares),
    albedo: take(options.albedo),
    normal: take(options.normal),
    position: take(options.guides),
    identity: take(options.guides),
    lightGroups: take(options.lightGroups, groups),
    get count() {
      return next;
    },
  };
}
