package sqlite

import (
	"strconv"
	"syscall"
)

// mountSmall mounts a disk of so many bytes in memory.
func mountSmall(folder string, size int) error {
	return syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+strconv.Itoa(size))
}

func unmount(folder string) error { return syscall.Unmount(folder, 0) }
