//go:build !amd64 || purego

package matrix

func ways() []kernels { return []kernels{portable} }
