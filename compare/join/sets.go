package join

// sets is a union-find over numbers from 0.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

// root returns the number that stands for i's set.
func (s sets) root(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// join makes the set of root b part of that of root a.
func (s sets) join(a, b int) { s[b] = a }
