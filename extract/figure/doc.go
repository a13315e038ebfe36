// Package figure finds every expression with a number in a text: what kind of
// expression it is, the number said, the words that bound it, the unit, and the
// interval that the words allow and are taken to mean.
//
// The way of one text: lex.go cuts it into tokens; from each token that may
// begin an expression, special.go tries what needs no number grammar (times,
// dates, ordinals, stated zeros); number.go, sum.go, vague.go and share.go read
// the number, amount.go and money.go its unit, range.go a second end, bound.go
// the words around it; classify.go tells figures from ages, names, scores and
// the like; unit.go says whether people or things are counted; policy.go gives
// the intervals.
//
// Words are data: the files in data and policy, each of which opens with its
// source. The files in testdata are examples of what must and must not be found.
package figure
