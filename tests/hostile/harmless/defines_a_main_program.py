def main():
    raise SystemExit("this is not how it is run")


if __name__ == "__main__":
    main()
