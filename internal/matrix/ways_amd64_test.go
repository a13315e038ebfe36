//go:build !purego

package matrix

import "golang.org/x/sys/cpu"

// ways returns the kernels that this processor can run.
func ways() []kernels {
	list := []kernels{portable}
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		list = append(list, avx2)
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW {
		list = append(list, avx512)
	}
	return list
}
