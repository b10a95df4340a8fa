/**
 * Which question of `examples/medical-staffing/guide.yaml` is in force from each moderator's turn on, as a person reads the groups, who
 * did so before the method was written. Where a turn asks two questions at once, or is as much about one as about the other, both are right.
 */
const inForce: Readonly<Record<string, string>> = {
  fg01: '0 role|tenure, 6 role, 12 role, 19 role, 23 region, 28 attraction|staying, 34 workload, 41 support, 45 region, 50 region, 54 training, 59 opportunities, 64 wish',
  fg02: '0 role, 5 attraction, 10 role, 16 role, 20 region, 24 region, 30 region, 32 region, 37 workload, 45 support, 49 training, 54 training, 58 opportunities, 63 future, 67 wish',
  fg03: '0 role|tenure, 7 attraction, 13 leaving, 17 opportunities, 21 role, 29 role, 35 workload, 42 support, 47 region, 54 training, 61 future, 65 wish',
  fg04: '0 role|tenure, 6 attraction, 10 staying, 15 leaving, 20 role, 26 role, 30 region, 35 workload, 42 support, 47 region, 52 region, 55 region, 60 training, 66 opportunities, 70 training, 73 wish',
  fg05: '0 role|tenure, 6 role, 13 role, 19 role, 23 region, 28 attraction|staying, 36 workload, 43 support, 48 region, 53 region, 55 training, 61 training, 65 opportunities|future, 69 wish',
  fg06: '0 role, 7 attraction, 11 staying, 15 leaving, 18 role, 25 role, 30 region, 35 workload, 42 support, 48 region, 53 region, 59 training, 65 training, 69 opportunities, 75 future',
  fg07: '0 role|tenure, 5 role|tenure, 11 role, 17 region, 22 staying, 28 workload, 33 support, 39 region, 42 region, 46 region, 51 training, 58 training, 62 opportunities, 68 wish',
  fg08: '0 role|tenure, 6 attraction, 13 role, 18 role, 23 role, 28 region, 32 workload, 39 support, 44 region, 49 training, 57 training, 59 opportunities|future, 64 staying, 67 region, 70 wish',
  fg09: '0 role|tenure, 7 attraction, 14 role, 22 role, 26 region, 30 workload, 38 support, 43 leaving, 45 training, 51 training|opportunities, 56 training, 60 region, 65 region, 69 region, 72 staying|future',
  fg10: '0 role|tenure, 7 leaving, 11 role, 18 role, 22 role, 26 attraction, 28 region, 33 staying, 38 workload, 46 support, 54 training, 60 training, 65 opportunities, 69 opportunities|future, 76 region, 81 wish',
  fg11: '0 role|tenure, 6 attraction, 12 staying, 18 role, 22 region, 29 workload, 37 support, 47 training, 55 training, 58 training, 63 future|opportunities, 69 region, 76 region, 79 wish',
  fg12: '0 role, 5 attraction, 9 attraction, 15 role, 22 role, 25 support, 32 region, 38 training, 44 training, 46 training, 51 opportunities, 56 region, 61 region, 67 future, 74 wish',
  fg13: '0 role, 6 attraction, 11 opportunities|attraction, 16 staying, 20 role, 26 role, 31 role, 35 region, 41 workload, 50 support, 57 training, 64 training, 69 region, 75 future, 80 wish, 86 wish',
}

/** By the moderator's turn, the questions that are right. */
export function answersInForce(transcript: string): ReadonlyMap<number, readonly string[]> {
  return new Map(
    inForce[transcript].split(', ').map(each => {
      const [turn, questions] = each.split(' ')
      return [Number(turn), questions.split('|')]
    }),
  )
}
