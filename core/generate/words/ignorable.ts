/** Words that are understood to carry nothing that a scene is composed from. */
import { listed } from './word-list.ts';

/** They end a noun phrase. */
export const FUNCTION_WORDS: readonly string[] = listed(
  `with, and, or, of, in, at, to, from, for, as, is, are, was, were, be, been, being, has, have, had, having, there, there is,
  there are, it, its, this, that, these, those, which, who, whose, where, while, when, then, than, but, so, also, too, into, onto,
  inside, outside, through, out, up, down, off, over, across, along, about, within, during, toward, towards, away, back, here, we,
  i, me, my, you, your, he, she, they, them, him, her, his, their, our, us, us with, please, can, could, would, should, will, shall,
  want, need, show, shows, showing, see, sees, seen, look, looks, looking, like, make, create, generate, render, give, let, do, does,
  did, not, very, quite, rather, really, just, only, even, still, again, almost, some kind of, kind of, sort of, type of, such,
  made, made of, made from, made out of, built of, carved from, containing, full of, filled with, lined with, surrounded by, covered in, covered with, lit by, lit with, decorated
  with, dressed in, wearing, clad in, painted, upholstered in, each, every, all, both sides, any, if, because, per, via, plus, minus, versus, except, excluding, minus,
  until, till, since, after, around, everywhere, somewhere, anywhere, nothing, something, thing, things, stuff, else, later, now,
  soon, moments later, continuous, same, same time, first, second, third, last, next, other, others, piece of, pieces of, bit of, end of, edge of, side of, part of, top of, bottom of, front of, middle of, corner of, o clock, am, pm, oclock, feet, metres, meters, m, s, t, re, ll, ve, d, b, don, doesn, isn, aren`,
);

/** Words of film-making and of the picture itself. */
export const CAMERA_WORDS: readonly string[] = listed(
  `scene, scenes, shot, shots, frame, framed, framing, image, photo, view, view of, camera, lens,
  film, movie, cinematic, cinematography, photorealistic, realistic, hyperrealistic, render of, 3d, cgi, close up, closeup, medium, medium shot,
  wide shot, wide angle, wide view, long shot, establishing, establishing shot, extreme, master shot, two shot, over the shoulder, pov, point of view, low angle,
  high angle, angle, dutch angle, aerial, aerial view, bird s eye, eye level, dolly, dolly in, pan, pans, tilt, crane, crane shot, handheld, hand held, steadicam,
  tracking, tracking shot, zoom, zoom in, push in, pull back, rack focus, focus, in focus, out of focus, depth of field, shallow, shallow depth of field, bokeh, exposure, iso, aperture, f,
  shutter, fps, anamorphic, widescreen, letterbox, aspect, ratio, 16 9, black and white, monochrome, grain, film grain, 35, mm, 4k, 8k, hd, uhd, high
  quality, highly detailed, detailed, masterpiece, best quality, award winning, beautiful composition, composition, storyboard, previs, previsualization, previsualisation, sequence, montage,
  cut to, cut, fade in, fade out, fade, dissolve, slow motion, lighting, light, lights, key, fill, fill light, rim light, rim, backlight, back light, practical, practicals, light source, glow of, pool of light, pools of light, shadow,
  shadows, silhouetted, silhouettes of, reflection, reflections, highlights, contrast, foreground, background, midground, left, right, centre, center, director, style, style of, mood, tone, tones, atmosphere,
  atmospheric, ambience, ambiance, feel, feeling, look, color, colour, colors, colours, colored, coloured, palette, texture, location, set design, production, production design, set dressing, dressing, title, act, int, ext, interior, exterior, day for night, story, moment, beat, action, background action,
  prompt, concept, concept art, illustration, sketch, weather, sky, air, horizon, sun, moon, stars, star, hour, time, evening sky, season, summer, autumn, winter, spring, place of`,
);

/** Adjectives and participles that may stand within a noun phrase. */
export const PLAIN_ADJECTIVES: readonly string[] = listed(
  `back, left, right, stacked, piled, scattered, old, new, antique, vintage, retro, modern, classic, rustic, elegant, fancy, cheap, expensive, simple, plain, beautiful, pretty, ugly,
  nice, lovely, quiet, silent, busy, crowded, lone, lonely, distant, far, faraway, close, nearby, main, front, rear, inner, outer, upper, lower, side, central, local,
  typical, ordinary, usual, normal, regular, certain, similar, different, separate, own, real, true, full, half, whole, entire, open, closed, shut, half open, broken, cracked, worn, weathered, battered,
  dirty, clean, messy, tidy, cluttered, dusty, polished, shiny, glossy, matte, matt, smooth, rough, heavy, thick, thin, flat, straight, curved, bent, crooked, tilted, parked, moving, still, standing still, hanging, suspended, hung, mounted, wall mounted, placed, set, laid, put,
  left behind, forgotten, discarded, abandoned looking, overturned, fallen, folded, rolled, stacked high, arranged, lined up, spread, strewn, overgrown, bare, naked, young, elderly, middle aged, tired, sad, happy, angry, nervous, drunk, mysterious looking, tired looking, strange, odd, weird, familiar, famous, perfect, good, bad,
  best, better, fine, soft, hard, sharp, gentle, faint, strong, harsh, low key, subtle, thin looking, gritty, grimy, seedy, shabby, run down, rundown, luxurious, luxury, upscale, minimal, minimalist, minimalistic, industrial looking, gothic, art nouveau, victorian style, medieval, ancient, futuristic, cyberpunk, scandinavian, mid century, 1920s, 1930s, 1940s, 1950s, 1960s, 1970s, 1980s, 1990s,
  twenties, thirties, forties, fifties, sixties, seventies, eighties, nineties, american, english, british, french, italian, european, japanese, urban, rural, suburban, domestic, public, private, remote, secluded, hidden, sheltered, familiar looking, solitary looking, additional, extra, more, another, other, several more, few more, matching, identical, mixed, assorted, ornate, decorative, carved, painted over, peeling, stained, striped, patterned, checked, plaid, floral, comfortable, comfy, soft looking, hot, fresh, ripe, sweet, half empty, half full, lush, dense, sparse, wild, wooded, rocky looking, flowering, blooming, dried, withered, gnarled, twisted, steep, rolling, calm, choppy, still water, sodium, tungsten, led, halogen, incandescent, electric, neon lit, orangey, sleek, stylish, contemporary, traditional, street level, everyday, working, vacant looking, homeless, hooded, masked, uniformed, bearded, blonde, dark haired, well dressed, fashionable, wealthy, poor, lost, alone, together, apart, hotel, motel, hospital, school, unmade, hiding, police, railway, family sized, upturned, rain streaked, tree lined, sun bleached, snow dusted, moss covered, cobwebbed, graffiti covered, neglected, disused, derelict, ruined, crumbling, faded looking, scratched, dented, steaming hot, elaborate, delicate, sturdy, slender, wobbly`,
);

/** Verbs of description, that say no more than that the thing is there. */
export const PLAIN_VERBS: readonly string[] = listed(
  `hangs, hang, hung from, rests, rest, resting, stands alone, drifting, drifts, drift, rising, rises, rise, pouring in, falling, falls, fall, casting, casts, cast, throws, throwing, throw,
  fills, filling, fill, leads, leading, lead, comes, coming, come, goes, going, go, gets, get, takes, taking, take, keeps, kept, keep, holds still, faces away, wait, talks, talking, talk, speaks, speaking,
  chatting, chats, chat, whispering, arguing, argues, smokes, drinks, drinking, drink, eating, eats, eat, cooking, cooks, dancing, dances, dance, singing, sings, laughing, laughs, smiling, smiles, crying, cries, enters, enter, entering,
  exits, exit, leaves the, arrives, arriving, passes, passing, pass, passing by, crossing, crosses, turns, turning, stops, stopped, stopping, parks, driving, drives, drive, drips, dripping, glistening, glistens, glinting, glints, gleams, gleaming, reflecting,
  reflects, reflected, lights up, lighting up, spilling, spills, spill, seeping, seeps, streaming, streaming in, flowing, flows, billowing, billows, curling, curls, swirling, swirls, wafting, sways, swaying, line, lines, lining, lined, stretching, stretches, stretch,
  surround, surrounds, surrounded, surrounding, cover, covers, covered, covering, contain, contains, feature, features, featuring, include, includes, including, set in, takes place, happens, begins, begin, ends, end, appears, appear, visible,
  present, occupies, occupied, dominates, dominated, overlooks, overlooking, above us, meet, meeting, meets, embrace, embracing, kiss, kissing, fight, fighting, play, plays, playing cards, works, work, stare, stares, gaze, gazes, watches, watched, reads, read, writes, writing, types, typing, sleeps, sleep, dreams, staring, gazing, working, alone in, gathered, gather, gathers, seen from, viewed from, shot on, filmed, filmed on, photographed, captured, called, named, approaching, approaches, hides, hide, crashing, crashes, waits for, opens, opening, closes, closing, light up`,
);

/** Nouns that go with a scene's things without being one: what cups hold, what figures wear. */
export const PLAIN_NOUNS: readonly string[] = listed(
  `red wine, white wine, side, edge, end, top, bottom, middle, front, back, centre of, corner, distance, height, length, width, part, piece, bit, row, rows, line of sight, group, pile, stack, heap, bunch, pair, set of, number, lot, lots, kind, sort, type,
  coffee, tea, beer, wine, whisky, whiskey, milk, juice, soup, drink, drinks, food, meal, dinner, breakfast, lunch, silence, sound, music, noise, conversation, memory, dream, night out, life, world, town, village, country, countryside, neighbourhood, neighborhood,
  home, apartment building, floor level, ground level, level, eye, eyes, face, faces, hand, hands, head, arms, legs, hair, back turned, body, bodies, foot, clothing, view through, ray, rays, shaft, shafts, spot of light, gleam, haze of, glow, flame, flames, spark, sparks, name, names, year, years, minute, minutes, second, seconds, day s, week, party, date, traffic, business, nature, leaf, leaves, branch, branches`,
);

/** What figures wear: its colour and stuff are the figure's. */
export const CLOTHES: readonly string[] = listed(
  'coat, jacket, dress, suit, shirt, sweater, uniform, raincoat, trousers, overcoat, trench coat, trenchcoat, gown, robe, hoodie, jumper, blouse, skirt, outfit, clothes, cardigan, parka, cloak, overalls, t shirt, tuxedo, apron, scarf, hat',
);

export const DEFINITES: readonly string[] = listed(
  'the, every, each, this, that, these, those, his, her, their, its, my, our',
);
export const NEGATIONS: readonly string[] = listed(
  'no, without, without any, not any, no sign of, not a single, free of, lacking, neither, nor, devoid of, empty of, never, none of, with no, avoid, no more, hold the, not a, there are no, there is no, not',
);
export const NOBODY: readonly string[] = listed(
  'nobody, no one, no one around, not a soul, no people, nobody around, without people, unpeopled',
);
export const COPULAS: readonly string[] = listed(
  'is, are, was, were, that is, that are, which is, which are, being, looks, appears',
);
export const MADE_OF: readonly string[] = listed(
  'made of, made from, made out of, of, carved from, built of, built from, in, painted, upholstered in, dressed in, wearing, clad in, covered in',
);
export const CONJUNCTIONS: readonly string[] = listed(
  'and, or, nor, plus, as well as, along with, together with',
);

/** Words that no English sentence leaves out for long, and those of a few other languages. */
export const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  listed(
    'der, die, das, und, mit, ein, eine, einer, im, auf, nacht, strasse, le, la, les, une, un, des, avec, dans, et, du, sous, sur, nuit, rue, el, los, las, una, con, en, por, del, noche, calle, y, il, lo, gli, di, della, nella, notte, strada, e, com, uma, um, na, no, de, da, noite, rua, een, het, met, op, van, och, med, pa, en, ett, i, w, z, na, noc, ulica, v, s, gece, bir, ve',
  ),
);
