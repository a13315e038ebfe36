package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

// fullDisk adds to a ledger on a small disk until it is full, and completes it
// on a larger one.
func (b *bench) fullDisk() (told string, err error) {
	info, err := os.Stat(b.whole)
	if err != nil {
		return "", err
	}
	folder := b.file("disk")
	if err := os.Mkdir(folder, 0o755); err != nil {
		return "", err
	}
	size := fmt.Sprintf("size=%d", info.Size())
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder).CombinedOutput(); err != nil {
		return "skipped: a small disk cannot be mounted: " + string(out), nil
	}
	defer func() { err = errors.Join(err, syscall.Unmount(folder, 0)) }()
	path := filepath.Join(folder, "recount.db")
	o, err := b.recount("add", "--ledger", path, b.input)
	if err != nil {
		return "", err
	}
	if err := refused(o, path, "no space is left", "make room"); err != nil {
		return "", err
	}
	if err := b.must("check", "--ledger", path); err != nil {
		return "", err
	}
	moved := b.file("moved.db")
	for _, end := range []string{"", "-wal"} {
		if err := copyFile(moved+end, path+end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return fmt.Sprintf("%d kB, then completed elsewhere", info.Size()/1000), b.complete(moved)
}

// nobody is a user who owns nothing: who runs as root may write everywhere.
const nobody = 65534

// readOnlyFolder reads a ledger in a folder that cannot be written, and tries to
// add to it.
func (b *bench) readOnlyFolder() (told string, err error) {
	folder := b.file("fixed")
	path := filepath.Join(folder, "recount.db")
	if err := errors.Join(os.Mkdir(folder, 0o755), copyFile(path, b.whole), os.Chmod(path, 0o444), os.Chmod(folder, 0o555)); err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.Chmod(folder, 0o755)) }()
	var user *syscall.SysProcAttr
	if os.Getuid() == 0 {
		user = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	for _, arguments := range [][]string{
		{"add", "--ledger", path, b.input},
		{"add", "--ledger", filepath.Join(folder, "new.db"), b.input},
	} {
		o, err := b.as(user, arguments...)
		if err != nil {
			return "", err
		}
		if err := refused(o, arguments[2], "cannot be written"); err != nil {
			return "", err
		}
	}
	o, err := b.as(user, "questions", "--ledger", path)
	if err == nil && o.status != 0 {
		err = fmt.Errorf("it cannot be read there: %s", o.errors)
	}
	return "read, and not written", errors.Join(err, b.isWhole(path))
}
