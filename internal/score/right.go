package score

import "recount"

// Right tells of the claims found in one report, by index, whether figure,
// value, measure and claimant are all right. Claims of mere articles, found or
// expected, are left out.
func Right(expected, found []recount.Claim) map[int]bool {
	right := map[int]bool{}
	pairs := Match(expected, found)
	for _, j := range spurious(found, pairs) {
		right[j] = false
	}
	for i, j := range pairs {
		if !expected[i].Implicit {
			right[j] = rightCore(&expected[i], &found[j])
		}
	}
	return right
}

func rightCore(expected, found *recount.Claim) bool {
	for _, field := range fields {
		if field.core && !field.same(expected, found) {
			return false
		}
	}
	return true
}
