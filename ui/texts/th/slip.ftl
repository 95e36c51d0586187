# language: th
