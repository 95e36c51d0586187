# language: ja-easy
