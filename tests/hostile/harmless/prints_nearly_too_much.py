for number in range(300):
    print(number, "." * 200)
