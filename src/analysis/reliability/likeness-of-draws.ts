import type { SetCluster } from './held-sets'
import { type InternedSets, sharedMembers } from './interned-sets'
import { distanceBySizes, type SetDistance } from './set-distance'
import { eachLikeness } from './set-likeness'

/** How alike all sets given are, summed over all ordered pairs, each with itself too, if each cluster were there so many times. */
export type LikenessOfDraws = (multiplicities: ArrayLike<number>) => Readonly<Record<SetDistance, number>>

export interface PreparedLikeness {
  readonly exact: boolean
  readonly of: LikenessOfDraws
}

/** Prepares likeness for resampling, for several ways to cluster the same units. Whether it is exact depends on how much there is of them. */
export function prepareLikeness(
  sets: InternedSets,
  clusterings: readonly (readonly SetCluster[])[],
  exactUpTo: number,
): readonly PreparedLikeness[] {
  const byClusters = clusterings.map(clusters => (clusters.length <= exactUpTo ? likenessWithin(sets, clusters) : null))
  const isExact = sets.count <= exactUpTo || !byClusters.includes(null)
  const bySets = isExact && byClusters.includes(null) ? likenessWithin(sets, eachSet(sets)).matrices : null
  const toAll = isExact ? null : (byClusters.find(Boolean) ?? likenessWithin(sets, [everything(clusterings)])).toAll
  return clusterings.map((clusters, i): PreparedLikeness => {
    const own = byClusters[i]
    if (own) return { exact: true, of: ofClusters(own.matrices, clusters.length) }
    if (bySets) return { exact: true, of: ofSets(bySets, clusters, sets.count) }
    return { exact: false, of: toFirstOrder(sets, clusters, toAll!) }
  })
}

type ByDistance = Readonly<Record<SetDistance, Float64Array>>

/** Sums likeness between each two clusters, and of each set to all that clusters hold. */
function likenessWithin(
  sets: InternedSets,
  clusters: readonly SetCluster[],
): { readonly matrices: ByDistance; readonly toAll: ByDistance } {
  const k = clusters.length
  const matrices = { jaccard: new Float64Array(k * k), masi: new Float64Array(k * k) }
  const toAll = { jaccard: new Float64Array(sets.count), masi: new Float64Array(sets.count) }
  const heldBy: { cluster: number; given: number }[][] = Array.from({ length: sets.count }, () => [])
  for (const [cluster, own] of clusters.entries())
    for (const [i, set] of own.sets.entries()) heldBy[set].push({ cluster, given: own.given[i] })
  eachLikeness(sets, clusters, (set, likeness) => {
    for (const distance of ['jaccard', 'masi'] as const) {
      const sums = likeness[distance]
      const matrix = matrices[distance]
      for (let other = 0; other < k; other++) toAll[distance][set] += sums[other]
      for (const { cluster, given } of heldBy[set])
        for (let other = 0; other < k; other++) matrix[cluster * k + other] += given * sums[other]
    }
  })
  return { matrices, toAll }
}

function eachSet({ count }: InternedSets): readonly SetCluster[] {
  return Array.from({ length: count }, (_, set) => ({ sets: [set], given: [1] }))
}

function everything([clusters = []]: readonly (readonly SetCluster[])[]): SetCluster {
  const given = new Map<number, number>()
  for (const own of clusters)
    for (const [i, set] of own.sets.entries()) given.set(set, (given.get(set) ?? 0) + own.given[i])
  return { sets: [...given.keys()], given: [...given.values()] }
}

/** Each draw costs by the square of the clusters, and is exact. */
function ofClusters({ jaccard, masi }: ByDistance, clusters: number): LikenessOfDraws {
  return multiplicities => ({
    jaccard: quadratic(jaccard, multiplicities, clusters),
    masi: quadratic(masi, multiplicities, clusters),
  })
}

/** Each draw costs by the square of the sets, and is exact. */
function ofSets({ jaccard, masi }: ByDistance, clusters: readonly SetCluster[], count: number): LikenessOfDraws {
  const given = new Float64Array(count)
  return multiplicities => {
    given.fill(0)
    for (const [g, own] of clusters.entries()) {
      const times = multiplicities[g]
      if (times !== 0) for (let i = 0; i < own.sets.length; i++) given[own.sets[i]] += times * own.given[i]
    }
    return { jaccard: quadratic(jaccard, given, count), masi: quadratic(masi, given, count) }
  }
}

function quadratic(matrix: Float64Array, times: ArrayLike<number>, k: number): number {
  let sum = 0
  for (let a = 0; a < k; a++) {
    if (times[a] === 0) continue
    let row = 0
    for (let b = 0; b < k; b++) row += times[b] * matrix[a * k + b]
    sum += times[a] * row
  }
  return sum
}

/**
 * Works draws out to first order; then each costs by the number of clusters.
 *
 * With n the sets given, d what a draw adds to them and S their likeness, the sum is nᵀSn + 2dᵀSn + dᵀSd. The first two are exact. In the
 * third, each cluster against itself is exact too; of two different clusters, the product of their surplus is taken at its mean over all
 * ways to deal the same multiplicities to the clusters: (T² − Q) / k(k − 1), where T is the sum of the surplus of all k clusters and Q
 * that of its squares.
 */
function toFirstOrder(sets: InternedSets, clusters: readonly SetCluster[], toAll: ByDistance): LikenessOfDraws {
  const k = clusters.length
  const jaccard = parts(sets, clusters, toAll, 'jaccard')
  const masi = parts(sets, clusters, toAll, 'masi')
  return multiplicities => {
    let surplus = 0
    let squares = 0
    let [byJaccard, byMasi] = [jaccard.all, masi.all]
    for (let g = 0; g < k; g++) {
      const more = multiplicities[g] - 1
      surplus += more
      squares += more * more
      byJaccard += more * (2 * jaccard.linear[g] + more * jaccard.within[g])
      byMasi += more * (2 * masi.linear[g] + more * masi.within[g])
    }
    const crossed = k < 2 ? 0 : (surplus * surplus - squares) / (k * (k - 1))
    return { jaccard: byJaccard + crossed * jaccard.between, masi: byMasi + crossed * masi.between }
  }
}

function parts(sets: InternedSets, clusters: readonly SetCluster[], toAll: ByDistance, distance: SetDistance) {
  const linear = Float64Array.from(clusters, own =>
    own.sets.reduce((sum, set, i) => sum + own.given[i] * toAll[distance][set], 0),
  )
  const within = Float64Array.from(clusters, own => withinCluster(sets, own, distance))
  const all = linear.reduce((sum, part) => sum + part, 0)
  return { linear, within, all, between: all - within.reduce((sum, part) => sum + part, 0) }
}

function withinCluster(sets: InternedSets, { sets: own, given }: SetCluster, distance: SetDistance): number {
  const { sizes } = sets
  let sum = 0
  for (let i = 0; i < own.length; i++) {
    if (sizes[own[i]] === 0) continue
    sum += given[i] * given[i]
    for (let j = 0; j < i; j++) {
      const shared = sharedMembers(sets, own[i], own[j])
      if (shared > 0)
        sum += 2 * given[i] * given[j] * (1 - distanceBySizes(distance, shared, sizes[own[i]], sizes[own[j]]))
    }
  }
  return sum
}
