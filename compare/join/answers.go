// Package join decides which claims answer one question. Grounds that speak for
// and against it (weights.txt) are added up for two claims, of one report or of
// two reports that are alike (kinship.go); claims of one report that say the
// same become one answer (answers.go), answers of two reports are matched one to
// one (match.go), and what is matched grows into questions (cluster.go).
package join

import "recount/compare/profile"

// enough is the score from which claims are taken to answer one question.
const enough = 0

// answer is what one report says to one question: its claims that are about
// the same thing, by their places in the report's list. A title and the
// sentence it sums up are one answer.
type answer []int

// answersOf groups the claims of one report, in the order of the text. Each
// claim joins the group with which it goes best; every member has to fit.
func answersOf(claims []*profile.Profile) []answer {
	var groups []answer
	for i, p := range claims {
		best, at := float64(enough), -1
		for g, group := range groups {
			if score := weakest(claims, group, p); score >= best {
				best, at = score, g
			}
		}
		if at < 0 {
			groups = append(groups, answer{i})
			continue
		}
		groups[at] = append(groups[at], i)
	}
	return groups
}

func weakest(claims []*profile.Profile, group answer, p *profile.Profile) float64 {
	worst := within(claims[group[0]], p)
	for _, i := range group[1:] {
		worst = min(worst, within(claims[i], p))
	}
	return worst
}
