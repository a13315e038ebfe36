package world

import (
	"math/rand/v2"
	"unicode"
	"unicode/utf8"
)

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// name puts an invented name together: of a town, a river, a family.
func name(r *rand.Rand) string {
	parts := lists().parts
	made := pick(r, parts["first"])
	if r.IntN(3) > 0 {
		made += pick(r, parts["middle"])
	}
	return capital(made + pick(r, parts["last"]))
}

func person(r *rand.Rand) string { return pick(r, lists().first) + " " + name(r) }

// capital puts a capital letter first.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// dice are chances of one thing in the world: the same whenever it is asked
// for.
func dice(seed uint64, what uint64, numbers ...int) *rand.Rand {
	mixed := seed ^ what*0x9e3779b97f4a7c15
	for _, n := range numbers {
		mixed = (mixed ^ uint64(n)) * 0xff51afd7ed558ccd
		mixed ^= mixed >> 33
	}
	return rand.New(rand.NewPCG(mixed, what))
}
